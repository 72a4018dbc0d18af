package io.marram.awsiot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marram.contract.StreamLedger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/** Tells the cloud the books of the streams of readings: when they changed, and when asked. */
final class LedgerReport {

  private static final long INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

  private final String gateway;
  private final LongSupplier epochMillis;
  private final ConcurrentMap<String, StreamState> reported = new ConcurrentHashMap<>();
  private long nextNanos = Long.MIN_VALUE;

  LedgerReport(String gateway, LongSupplier epochMillis) {
    this.gateway = gateway;
    this.epochMillis = epochMillis;
  }

  /** The next look reports everything. May be called by any thread. */
  void ask() {
    reported.clear();
  }

  /** The states that are to be told now, each at most once in ten seconds unless asked. */
  List<StreamState> due(List<StreamState> states, long nowNanos) {
    if (nowNanos < nextNanos && !reported.isEmpty()) {
      return List.of();
    }
    List<StreamState> changed =
        states.stream()
            .filter(state -> state.readings() && !state.equals(reported.get(state.id())))
            .toList();
    if (!changed.isEmpty()) {
      nextNanos = nowNanos + INTERVAL_NANOS;
    }
    return changed;
  }

  void publish(StreamState state, PublishPort port) {
    reported.put(state.id(), state);
    StreamLedger ledger = state.ledger(gateway, epochMillis.getAsLong());
    Publication publication =
        new Publication(
            StreamLedger.topic(gateway),
            ledger.toJson().getBytes(UTF_8),
            1,
            false,
            "application/json",
            Map.of());
    port.publish(publication)
        .whenComplete(
            (result, failure) -> {
              if (failure != null) {
                reported.remove(state.id(), state);
              }
            });
  }
}
