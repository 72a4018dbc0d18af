package io.marram.emulator.aws;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.marram.emulator.aws.iot.ConnectionLimits;
import io.marram.emulator.aws.iot.PublishListener;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A broker in a folder of its own, and clients for it. */
final class BrokerFixture implements AutoCloseable {

  private final Path folder;
  private final TwinHome home;
  private final TwinPorts ports;
  private MqttBroker broker;

  BrokerFixture(Path folder, PublishListener listener) {
    this.folder = folder;
    this.home = TwinHome.open(folder.resolve("home"));
    this.ports = TwinPorts.choose(TwinSettings.onFreePorts(folder, folder));
    this.broker = MqttBroker.start(home, ports, ConnectionLimits.AWS, listener);
  }

  BrokerFixture(Path folder) {
    this(folder, PublishListener.NONE);
  }

  MqttBroker broker() {
    return broker;
  }

  Path home() {
    return folder.resolve("home");
  }

  void restart() {
    broker.close();
    broker = MqttBroker.start(home, ports);
  }

  /** A client with the certificate of the thing whose name is its id. */
  Mqtt5BlockingClient thing(String thing) {
    return thing(thing, thing);
  }

  Mqtt5BlockingClient thing(String thing, String clientId) {
    return thing(clientId, broker.issueCertificate(thing));
  }

  Mqtt5BlockingClient thing(String clientId, Path credentials) {
    return secure(clientId, credentials).buildBlocking();
  }

  Mqtt5ClientBuilder secure(String clientId, Path credentials) {
    try {
      return builder(clientId, broker.tls())
          .sslConfig(ThingTrust.of(broker.issueCertificate("ca").resolve("ca.pem"), credentials));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  Mqtt5BlockingClient plain(String clientId) {
    return builder(clientId, broker.plain()).buildBlocking();
  }

  Mqtt5BlockingClient webSocket(String clientId) {
    return builder(clientId, broker.plain())
        .webSocketConfig()
        .serverPath("mqtt")
        .applyWebSocketConfig()
        .buildBlocking();
  }

  @Override
  public void close() {
    broker.close();
    home.close();
  }

  private static Mqtt5ClientBuilder builder(String clientId, URI address) {
    return MqttClient.builder()
        .useMqttVersion5()
        .identifier(clientId)
        .serverHost(address.getHost())
        .serverPort(address.getPort());
  }

  static void subscribe(Mqtt5BlockingClient client, String filter) {
    client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
  }

  static void publish(Mqtt5BlockingClient client, String topic, String text) {
    client
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(text.getBytes(StandardCharsets.UTF_8))
        .send();
  }

  static Mqtt5Publish next(Mqtt5Publishes publishes) {
    try {
      return publishes.receive(20, TimeUnit.SECONDS).orElseThrow();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(Mqtt5Publish publish) {
    return new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8);
  }
}
