package io.marram.emulator.cli.eval.sensing;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.marram.contract.MalformedMessageException;
import io.marram.contract.Origin;
import io.marram.contract.Reading;
import io.marram.contract.ReadingBatch;
import io.marram.contract.ReadingMessage;
import io.marram.contract.StreamLedger;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.Latencies;
import io.marram.emulator.cli.sensing.PathCount;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Counts what of a gateway's readings the broker has taken, and how long that took. */
final class PathListener implements AutoCloseable {

  private static final int CONNECT_SECONDS = 20;

  private final PathCount count = new PathCount();
  private final Latencies latencies = new Latencies();
  private volatile long fromMillis = Long.MAX_VALUE;
  private volatile long lastLateMillis = Long.MAX_VALUE;
  private final Mqtt5AsyncClient client;

  /**
   * Listens.
   *
   * @param broker its listener without TLS, which has no limits
   * @throws CommandFailure if it cannot be reached
   */
  PathListener(URI broker) {
    client =
        Mqtt5Client.builder()
            .identifier("marram-path")
            .serverHost(broker.getHost())
            .serverPort(broker.getPort())
            .buildAsync();
    try {
      client.connect().orTimeout(CONNECT_SECONDS, TimeUnit.SECONDS).join();
      CompletableFuture.allOf(
              List.of(
                      ReadingMessage.TOPIC_FILTER,
                      ReadingBatch.TOPIC_FILTER,
                      StreamLedger.TOPIC_FILTER)
                  .stream()
                  .map(this::subscribe)
                  .toArray(CompletableFuture[]::new))
          .orTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException e) {
      throw new CommandFailure("cannot listen at the MQTT broker: " + e.getMessage(), e);
    }
  }

  private CompletableFuture<?> subscribe(String filter) {
    return client
        .subscribeWith()
        .topicFilter(filter)
        .qos(MqttQos.AT_MOST_ONCE)
        .callback(this::heard)
        .send();
  }

  private void heard(Mqtt5Publish publish) {
    long now = System.currentTimeMillis();
    byte[] payload = publish.getPayloadAsBytes();
    String last = publish.getTopic().getLevels().get(2);
    try {
      switch (last) {
        case "ledger" -> count.report(StreamLedger.parse(payload));
        case "readings" -> {
          ReadingBatch batch = ReadingBatch.parse(payload);
          take(batch.first(), batch.readings(), payload.length, now);
        }
        default -> {
          ReadingMessage message = ReadingMessage.parse(payload);
          if (message.origin().isPresent()) {
            take(message.origin().get(), List.of(message.reading()), payload.length, now);
          }
        }
      }
    } catch (MalformedMessageException e) {
      // It counts as missing, as everything does that nobody can read.
      return;
    }
  }

  private void take(Origin first, List<Reading> readings, int bytes, long now) {
    count.take(first.seq(), readings.size(), bytes);
    for (Reading reading : readings) {
      long late = Math.max(0, now - reading.timestamp());
      if (reading.timestamp() >= fromMillis) {
        latencies.add(late);
      }
      lastLateMillis = late;
    }
  }

  /** Looks at how long readings take that are measured from now on. */
  void measure() {
    fromMillis = System.currentTimeMillis();
  }

  /** How long the latest reading took; much if none has come. */
  long lastLateMillis() {
    return lastLateMillis;
  }

  PathCount count() {
    return count;
  }

  /** From when a reading was measured to when the broker had passed it on. */
  Latencies latencies() {
    return latencies;
  }

  @Override
  public void close() {
    client.disconnect();
  }
}
