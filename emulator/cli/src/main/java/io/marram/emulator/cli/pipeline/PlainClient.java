package io.marram.emulator.cli.pipeline;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.marram.emulator.cli.output.CommandFailure;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A client of an MQTT broker without encryption. When the broker was away it comes back by itself,
 * with its subscriptions; what is published meanwhile is lost, and counted.
 */
public final class PlainClient implements AutoCloseable {

  private static final int CONNECT_SECONDS = 10;

  private final Mqtt3AsyncClient client;
  private final AtomicLong lost = new AtomicLong();

  /** A broker that has not let it in at first is not asked again and again. */
  private volatile boolean admitted;

  private PlainClient(String host, int port) {
    client =
        Mqtt3Client.builder()
            .identifier("marram-pipeline-" + UUID.randomUUID().toString().substring(0, 8))
            .serverHost(host)
            .serverPort(port)
            .automaticReconnectWithDefaultConfig()
            .addDisconnectedListener(
                away -> {
                  if (!admitted) {
                    away.getReconnector().reconnect(false);
                  }
                })
            .buildAsync();
  }

  /**
   * Connects.
   *
   * @throws CommandFailure if the broker cannot be reached, or does not let this client in
   */
  public static PlainClient connect(String host, int port) {
    PlainClient client = new PlainClient(host, port);
    try {
      client
          .client
          .connectWith()
          .cleanSession(true)
          .keepAlive(30)
          .send()
          .orTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
          .join();
      client.admitted = true;
      return client;
    } catch (CompletionException e) {
      client.close();
      throw new CommandFailure(
          "the MQTT broker at %s:%d does not let a client in: %s"
              .formatted(host, port, e.getCause().getMessage()),
          e);
    }
  }

  /**
   * Hears topics from now on; returns when the broker has agreed.
   *
   * @param hearer on a thread of its own, one message at a time
   * @throws CommandFailure if the broker refuses
   */
  public void hear(String filter, MqttQos qos, Consumer<Mqtt3Publish> hearer) {
    try {
      client
          .subscribeWith()
          .topicFilter(filter)
          .qos(qos)
          .callback(hearer)
          .send()
          .orTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      throw new CommandFailure(
          "the MQTT broker refuses %s: %s".formatted(filter, e.getCause().getMessage()), e);
    }
  }

  void publish(String topic, MqttQos qos, byte[] payload) {
    if (!client.getState().isConnected()) {
      lost.incrementAndGet();
      return;
    }
    client
        .publishWith()
        .topic(topic)
        .qos(qos)
        .payload(payload)
        .send()
        .whenComplete(
            (sent, failure) -> {
              if (failure != null) {
                lost.incrementAndGet();
              }
            });
  }

  /** How many messages could not be published. */
  long lost() {
    return lost.get();
  }

  @Override
  public void close() {
    client.disconnect();
  }
}
