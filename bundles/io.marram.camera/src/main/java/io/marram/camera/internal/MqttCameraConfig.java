package io.marram.camera.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = MqttCamera.PID,
    name = "MQTT camera",
    description =
        "Receives pictures that clients publish over MQTT 5 and passes them on as frames. A picture"
            + " is acknowledged only once its result is safely on its way, so a restart loses"
            + " nothing.")
@interface MqttCameraConfig {

  @AttributeDefinition(
      name = "Broker URL",
      description =
          "mqtts://host[:8883] for an encrypted connection (AWS IoT Core: your endpoint), or"
              + " mqtt://host[:1883] for a plain one to this machine. If empty, the environment"
              + " variable IOT_ENDPOINT is used.",
      required = false)
  String broker_url() default "";

  @AttributeDefinition(
      name = "Allow plain connections",
      description =
          "Allow mqtt:// to other machines than this one. Pictures of faces then cross the network"
              + " unencrypted.")
  boolean allow_plain() default false;

  @AttributeDefinition(
      name = "Client id",
      description =
          "This gateway's name at the broker; for AWS IoT Core its thing name. Must be unique and"
              + " stay the same: the broker keeps pictures for it while the gateway is away. If"
              + " empty, the environment variable IOT_THING_NAME is used.",
      required = false)
  String client_id() default "";

  @AttributeDefinition(
      name = "Topics",
      description =
          "Topic filters to subscribe to, separated by commas. The last level of a picture's topic"
              + " is taken as the name of the client. If empty, the environment variable IOT_TOPIC"
              + " is used.",
      required = false)
  String topics() default "clients/+";

  @AttributeDefinition(
      name = "CA certificates file",
      description =
          "PEM file with the certificate authorities that may vouch for the broker. If empty, the"
              + " environment variable IOT_CA_PATH is used, and without it the authorities that"
              + " Java trusts.",
      required = false)
  String ca_file() default "";

  @AttributeDefinition(
      name = "Client certificate file",
      description =
          "PEM file with this gateway's certificate, for brokers that identify clients by"
              + " certificate. If empty, the environment variable IOT_CERT_PATH is used.",
      required = false)
  String certificate_file() default "";

  @AttributeDefinition(
      name = "Private key file",
      description =
          "PEM file with the certificate's private key, not encrypted (PKCS#8, RSA or elliptic"
              + " curve, or RSA as AWS IoT Core hands it out). If empty, the environment variable"
              + " IOT_KEY_PATH is used.",
      required = false)
  String key_file() default "";

  @AttributeDefinition(
      name = "User name",
      description = "For brokers that ask for one.",
      required = false)
  String user_name() default "";

  @AttributeDefinition(
      name = "Password",
      description = "For brokers that ask for one; stored encrypted.",
      type = AttributeType.PASSWORD,
      required = false)
  String password() default "";

  @AttributeDefinition(
      name = "Session expiry (seconds)",
      description =
          "How long the broker keeps pictures while the gateway is away. Brokers may allow less:"
              + " AWS IoT Core one hour unless the quota is raised.",
      min = "1",
      max = "4294967295")
  long session_expiry_seconds() default 86_400;

  @AttributeDefinition(
      name = "Frames in flight",
      description =
          "How many pictures the broker may send before the first of them is acknowledged. More"
              + " hides a slow network, and takes memory.",
      min = "1",
      max = "1000")
  int frames_in_flight() default 8;

  @AttributeDefinition(
      name = "Largest payload (bytes)",
      description =
          "A larger message is answered with an error. AWS IoT Core accepts no more than 131072.",
      min = "1024",
      max = "16777216")
  int largest_payload_bytes() default 131_072;

  @AttributeDefinition(
      name = "Acknowledge",
      description =
          "When a picture is acknowledged to the broker. With \"as soon as emitted\" the pictures"
              + " in work are lost if the gateway dies.",
      options = {
        @Option(label = "when its result is on its way", value = "result"),
        @Option(label = "as soon as emitted", value = "emission")
      })
  String confirm() default "result";
}
