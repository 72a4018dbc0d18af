package io.marram.emulator.rawmqtt.transport;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** {@code $_$} stands for the hyphen in the names of Kura's properties. */
@ObjectClassDefinition(
    id = MqttDataTransport.PID,
    name = "MqttDataTransport",
    description = "The connection to an MQTT broker.")
@interface MqttDataTransportConfig {

  @AttributeDefinition(
      name = "Broker-url",
      description =
          "Where the broker listens: mqtt://host:1883, mqtts://host:8883, ws://host:port/path or"
              + " wss://host:port/path.")
  String broker$_$url() default "mqtt://broker-url:1883/";

  @AttributeDefinition(
      name = "Topic Context Account-Name",
      description = "What #account-name in a topic stands for.",
      required = false)
  String topic_context_account$_$name() default "account-name";

  @AttributeDefinition(
      name = "Username",
      description = "For brokers that ask for one; may be empty.",
      required = false)
  String username() default "username";

  @AttributeDefinition(
      name = "Password",
      description = "For brokers that ask for one; stored encrypted.",
      type = AttributeType.PASSWORD,
      required = false)
  String password() default "password";

  @AttributeDefinition(
      name = "Client-id",
      description =
          "The gateway's name at the broker, which no other client may have. The characters / + #"
              + " and . become hyphens. If empty, the address of the main network interface is"
              + " used.",
      required = false)
  String client$_$id() default "";

  @AttributeDefinition(
      name = "Keep-alive",
      description = "How often the connection is probed, in seconds.",
      min = "0",
      max = "65535")
  int keep$_$alive() default 30;

  @AttributeDefinition(
      name = "Timeout",
      description = "How long to wait for an answer of the broker, in seconds.",
      min = "1",
      max = "3600")
  int timeout() default 10;

  @AttributeDefinition(
      name = "Clean-session",
      description = "Whether the broker forgets subscriptions and messages on disconnection.")
  boolean clean$_$session() default true;

  @AttributeDefinition(
      name = "LWT Topic",
      description =
          "Where the broker publishes the last will; if empty, there is none. May contain"
              + " #account-name and #client-id.",
      required = false)
  String lwt_topic() default "$EDC/#account-name/#client-id/MQTT/LWT";

  @AttributeDefinition(
      name = "LWT Payload",
      description = "The text that the broker publishes when the gateway is gone.",
      required = false)
  String lwt_payload() default "";

  @AttributeDefinition(
      name = "LWT Qos",
      description = "Quality of service of the last will.",
      required = false,
      options = {
        @Option(label = "0", value = "0"),
        @Option(label = "1", value = "1"),
        @Option(label = "2", value = "2")
      })
  int lwt_qos() default 0;

  @AttributeDefinition(
      name = "LWT Retain",
      description = "Whether the broker keeps the last will for later subscribers.",
      required = false)
  boolean lwt_retain() default false;

  @AttributeDefinition(
      name = "In-flight Persistence",
      description =
          "Where messages are kept that have been sent and not been confirmed: in memory, or in"
              + " files.",
      options = {
        @Option(label = "file", value = "file"),
        @Option(label = "memory", value = "memory")
      })
  String in$_$flight_persistence() default "memory";

  @AttributeDefinition(
      name = "Protocol-version",
      description = "Version of MQTT.",
      required = false,
      options = {@Option(label = "3.1", value = "3"), @Option(label = "3.1.1", value = "4")})
  int protocol$_$version() default 4;

  @AttributeDefinition(
      name = "SslManagerService Target Filter",
      description =
          "Which service makes the TLS connections, as an OSGi filter. Without such a service the"
              + " certificate authorities of Java are trusted.")
  String SslManagerService_target() default
      "(kura.service.pid=org.eclipse.kura.ssl.SslManagerService)";
}
