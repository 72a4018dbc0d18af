package io.marram.awsiot.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

@ObjectClassDefinition(
    id = AwsIotEndpoint.PID,
    name = "AWS IoT Core",
    description =
        "Publishes to AWS IoT Core over MQTT 5 with the gateway's certificate. What it accepts is on"
            + " disk until the broker has it.")
@interface AwsIotEndpointConfig {

  @AttributeDefinition(
      name = "Endpoint",
      description =
          "host[:port] of the broker; the port is 8883 if not said. If empty, the environment"
              + " variable IOT_ENDPOINT is used.",
      required = false)
  String endpoint() default "";

  @AttributeDefinition(
      name = "Thing name",
      description =
          "This gateway's name in messages and topics. If empty, the environment variable"
              + " IOT_THING_NAME is used.",
      required = false)
  String thing() default "";

  @AttributeDefinition(
      name = "Client id",
      description =
          "This connection's name at the broker, which no other client may use. If empty, the thing"
              + " name.",
      required = false)
  String client_id() default "";

  @AttributeDefinition(
      name = "Keystore service",
      description =
          "Kura pid of the keystore that holds the gateway's private key and certificate, and the"
              + " certificates of those who may vouch for the broker. If empty, the files below are"
              + " used.",
      required = false)
  String keystore_service() default "";

  @AttributeDefinition(
      name = "Keystore alias",
      description = "Which private key of the keystore. If empty, it must be the only one.",
      required = false)
  String keystore_alias() default "";

  @AttributeDefinition(
      name = "CA certificates file",
      description =
          "PEM file with the authorities that may vouch for the broker. If empty, the environment"
              + " variable IOT_CA_PATH is used, and without it the authorities that Java trusts.",
      required = false)
  String ca_file() default "";

  @AttributeDefinition(
      name = "Certificate file",
      description =
          "PEM file with this gateway's certificate. If empty, the environment variable"
              + " IOT_CERT_PATH is used. A new certificate in the file is taken into use without a"
              + " restart.",
      required = false)
  String certificate_file() default "";

  @AttributeDefinition(
      name = "Private key file",
      description =
          "PEM file with the certificate's private key, not encrypted (PKCS#8, or RSA as AWS IoT"
              + " Core hands it out). If empty, the environment variable IOT_KEY_PATH is used.",
      required = false)
  String key_file() default "";

  @AttributeDefinition(
      name = "Outbox (megabytes)",
      description =
          "How much of the disk may be used for what the broker does not have yet. Beyond it the"
              + " oldest readings are given up first, and counted.",
      min = "16",
      max = "1048576")
  int outbox_megabytes() default 512;

  @AttributeDefinition(
      name = "Publishes per second",
      description =
          "How many the broker takes from one connection; 90 % of it are used. AWS IoT Core discards"
              + " more than 100.",
      min = "1",
      max = "10000")
  int publishes_per_second() default 100;

  @AttributeDefinition(
      name = "Keep alive (seconds)",
      description = "How long the connection may be silent before it is checked.",
      min = "5",
      max = "1200")
  int keep_alive_seconds() default 30;

  @AttributeDefinition(
      name = "Session expiry (seconds)",
      description =
          "How long the broker keeps messages for this gateway's subscribers while it is away. AWS"
              + " IoT Core grants an hour unless the quota is raised.",
      min = "0",
      max = "604800")
  int session_expiry_seconds() default 3600;

  @AttributeDefinition(
      name = "Last will: topic",
      description =
          "Where the broker publishes the last will when it loses this gateway. May contain $thing."
              + " If empty, there is none.",
      required = false)
  String will_topic() default "";

  @AttributeDefinition(
      name = "Last will: text",
      description = "What the broker publishes then. May contain $thing.",
      required = false)
  String will_payload() default "";

  @AttributeDefinition(
      name = "Last will: quality of service",
      description = "At most once (0) or at least once (1).",
      options = {@Option(label = "0", value = "0"), @Option(label = "1", value = "1")})
  int will_qos() default 1;

  @AttributeDefinition(
      name = "Last will: retain",
      description = "Whether the broker keeps the last will for later subscribers.")
  boolean will_retain() default false;
}
