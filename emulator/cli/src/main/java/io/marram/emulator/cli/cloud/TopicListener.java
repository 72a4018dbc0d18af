package io.marram.emulator.cli.cloud;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.marram.contract.MalformedMessageException;
import io.marram.emulator.aws.MqttBroker;
import io.marram.emulator.aws.TwinException;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Hears what is published on some topics, over mutual TLS. It comes back by itself when the broker
 * was away; what was said meanwhile is not heard.
 */
public final class TopicListener implements AutoCloseable {

  private static final int CONNECT_SECONDS = 20;

  private final BrokerAddress broker;
  private final List<String> topics;
  private final Consumer<Mqtt5Publish> hearer;
  private final Mqtt5AsyncClient client;
  private final CountDownLatch listening;
  private final AtomicReference<Throwable> trouble = new AtomicReference<>();
  private final AtomicBoolean subscribed = new AtomicBoolean();

  private TopicListener(BrokerAddress broker, List<String> topics, Consumer<Mqtt5Publish> hearer) {
    TlsFiles files = broker.tls().orElseThrow();
    this.broker = broker;
    this.topics = topics;
    this.hearer = hearer;
    this.listening = new CountDownLatch(topics.size());
    this.client =
        Mqtt5Client.builder()
            .identifier(broker.clientId())
            .serverHost(broker.host())
            .serverPort(broker.port())
            .sslConfig(
                MqttClientSslConfig.builder()
                    .keyManagerFactory(files.keyManagers())
                    .trustManagerFactory(files.trustManagers())
                    .build())
            .automaticReconnectWithDefaultConfig()
            .addConnectedListener(connected -> subscribe())
            .addDisconnectedListener(away -> trouble.set(away.getCause()))
            .buildAsync();
  }

  /**
   * Listens at a system's broker, as the thing that may look at everything.
   *
   * @param topics filters
   * @param hearer told of each message, on a thread of its own; what it calls malformed is passed
   *     over
   * @throws CommandFailure if the broker cannot be reached or does not let this client in
   */
  public static TopicListener listen(
      SystemState system, SystemHome home, List<String> topics, Consumer<Mqtt5Publish> hearer)
      throws InterruptedException {
    TopicListener listener =
        new TopicListener(address(system, files(home)), List.copyOf(topics), hearer);
    listener.connect();
    return listener;
  }

  private static BrokerAddress address(SystemState system, TlsFiles files) {
    String clientId = SensingCloud.WATCHER + "-" + UUID.randomUUID().toString().substring(0, 8);
    return new BrokerAddress(
        system.mqttTls().getHost(), system.mqttTls().getPort(), clientId, Optional.of(files));
  }

  private static TlsFiles files(SystemHome home) {
    try {
      Path files = MqttBroker.issueCertificate(home.aws(), SensingCloud.WATCHER);
      return new TlsFiles(
          files.resolve("certificate.pem"),
          files.resolve("private-key.pem"),
          files.resolve("ca.pem"));
    } catch (TwinException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private void connect() throws InterruptedException {
    client.connectWith().cleanStart(true).keepAlive(30).send();
    if (!listening.await(CONNECT_SECONDS, TimeUnit.SECONDS)) {
      close();
      Throwable reason = trouble.get();
      throw new CommandFailure(
          "cannot listen at the MQTT broker %s within %d s%s"
              .formatted(
                  broker, CONNECT_SECONDS, reason == null ? "" : ": " + reason.getMessage()));
    }
  }

  /** Once: when the client comes back, it brings its subscriptions along. */
  private void subscribe() {
    if (!subscribed.compareAndSet(false, true)) {
      return;
    }
    for (String topic : topics) {
      client
          .subscribeWith()
          .topicFilter(topic)
          .qos(MqttQos.AT_MOST_ONCE)
          .callback(this::heard)
          .send()
          .whenComplete(
              (granted, refused) -> {
                if (refused == null) {
                  listening.countDown();
                } else {
                  trouble.set(refused);
                }
              });
    }
  }

  private void heard(Mqtt5Publish publish) {
    try {
      hearer.accept(publish);
    } catch (MalformedMessageException e) {
      trouble.set(e);
    }
  }

  @Override
  public void close() {
    client.disconnect();
  }
}
