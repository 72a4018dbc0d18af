package io.marram.ble.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = BleSensors.PID,
    name = "Bluetooth sensors",
    description =
        "Listens to Bluetooth LE sensors through one adapter and passes on their readings:"
            + " Environmental Sensing and battery of sensors that it connects to, and BTHome"
            + " advertisements, plain and encrypted.")
@interface BleSensorsConfig {

  @AttributeDefinition(
      name = "Adapter",
      description = "The Bluetooth adapter's name. Several adapters take several components.",
      required = false)
  String adapter() default "hci0";

  @AttributeDefinition(
      name = "Sensors",
      description =
          "One line per sensor: address, name, location, unit (°F, hPa or Pa; empty: as the sensor"
              + " sends it), restarts. Others are not listened to. Raise restarts by one when a"
              + " sensor with a key counts its packets anew after a change of battery.|TextArea",
      required = false)
  String sensors() default "";

  @AttributeDefinition(
      name = "Keys",
      type = AttributeType.PASSWORD,
      description =
          "Keys of sensors that encrypt: address=key (32 hexadecimal digits), separated by"
              + " semicolons. What such a sensor seems to send unencrypted is refused.",
      required = false)
  String keys() default "";

  @AttributeDefinition(
      name = "Search (seconds)",
      description = "How long each search for advertisements lasts; the next follows at once.",
      min = "1",
      max = "60")
  int scan_seconds() default 5;

  @AttributeDefinition(
      name = "Connections",
      description = "How many sensors are connected at once; the others take turns.",
      min = "1",
      max = "500")
  int connections() default 5;

  @AttributeDefinition(
      name = "Turn (seconds)",
      description = "How long a sensor stays connected while another waits.",
      min = "1",
      max = "3600")
  int lease_seconds() default 60;

  @AttributeDefinition(
      name = "Pairing",
      description =
          "What there must be before a sensor that is connected to is listened to: nothing; a bond,"
              + " made without a passkey if there is none; a bond that somebody made on the gateway.",
      options = {
        @Option(label = "None", value = "none"),
        @Option(label = "Pair", value = "pair"),
        @Option(label = "Bonded before", value = "bonded")
      })
  String pairing() default "none";

  @AttributeDefinition(
      name = "Signal strength",
      description = "Pass on how strongly a sensor is heard, as a reading in dBm.")
  boolean signal_strength() default true;
}
