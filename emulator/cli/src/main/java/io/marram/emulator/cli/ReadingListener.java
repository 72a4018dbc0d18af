package io.marram.emulator.cli;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.marram.contract.MalformedMessageException;
import io.marram.contract.Origin;
import io.marram.contract.Reading;
import io.marram.contract.ReadingBatch;
import io.marram.contract.ReadingMessage;
import io.marram.emulator.cli.output.CommandFailure;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * Hears every reading that is published, over mutual TLS. It comes back by itself when the broker
 * was away; what was said meanwhile is not heard.
 */
final class ReadingListener implements AutoCloseable {

  private static final int CONNECT_SECONDS = 20;
  private static final List<String> TOPICS =
      List.of(ReadingMessage.TOPIC_FILTER, ReadingBatch.TOPIC_FILTER);

  private final BrokerAddress broker;
  private final BiConsumer<String, Reading> readings;
  private final Mqtt5AsyncClient client;
  private final CountDownLatch listening = new CountDownLatch(TOPICS.size());
  private final AtomicReference<Throwable> trouble = new AtomicReference<>();

  private ReadingListener(
      BrokerAddress broker, TlsFiles files, BiConsumer<String, Reading> readings) {
    this.broker = broker;
    this.readings = readings;
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
   * Listens.
   *
   * @param broker with TLS
   * @param readings told of each reading and its gateway, empty if the reading names none; on a
   *     thread of its own
   * @throws CommandFailure if the broker cannot be reached or does not let this client in
   */
  static ReadingListener listen(BrokerAddress broker, BiConsumer<String, Reading> readings)
      throws InterruptedException {
    ReadingListener listener = new ReadingListener(broker, broker.tls().orElseThrow(), readings);
    listener.connect();
    return listener;
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

  private void subscribe() {
    for (String topic : TOPICS) {
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

  /** What is no reading is passed over: whoever looks wants to see the sensors. */
  private void heard(Mqtt5Publish publish) {
    try {
      byte[] payload = publish.getPayloadAsBytes();
      if (publish.getTopic().getLevels().get(0).equals("gateways")) {
        ReadingBatch batch = ReadingBatch.parse(payload);
        batch.readings().forEach(reading -> readings.accept(batch.first().gateway(), reading));
      } else {
        ReadingMessage message = ReadingMessage.parse(payload);
        readings.accept(message.origin().map(Origin::gateway).orElse(""), message.reading());
      }
    } catch (MalformedMessageException e) {
      trouble.set(e);
    }
  }

  @Override
  public void close() {
    client.disconnect();
  }
}
