package io.marram.awsiot.internal;

import io.marram.awsiot.Outbox;
import io.marram.awsiot.Publication;
import io.marram.awsiot.PublishPort;
import io.marram.awsiot.StreamState;
import io.marram.contract.StageMeter;
import io.marram.contract.StageReport;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells how an outbox does: how long the broker takes for what is published, and how much waits.
 * One thread asks for reports.
 */
final class OutboxStage {

  private static final String STAGE = "outbox";

  private final Outbox outbox;
  private final Consumer<StageReport> reports;
  private final LongSupplier nanos;
  private final StageMeter meter;

  /**
   * @param reports takes a report every ten seconds
   * @param nanos the time, as of {@link System#nanoTime}
   */
  OutboxStage(Outbox outbox, Consumer<StageReport> reports, LongSupplier nanos) {
    this.outbox = outbox;
    this.reports = reports;
    this.nanos = nanos;
    this.meter = new StageMeter(STAGE, millis());
  }

  /** The port, with a look at the clock. */
  PublishPort metered(PublishPort port) {
    return publication -> metered(port, publication);
  }

  private CompletableFuture<PublishPort.Result> metered(PublishPort port, Publication publication) {
    long begun = nanos.getAsLong();
    return port.publish(publication)
        .whenComplete(
            (result, failure) -> {
              if (result == PublishPort.Result.ACKNOWLEDGED) {
                meter.record(nanos.getAsLong() - begun);
              }
            });
  }

  /** Reports if it is time to. */
  void round() {
    long now = millis();
    if (meter.isDue(now)) {
      long waiting = outbox.streams().stream().mapToLong(StreamState::pending).sum();
      reports.accept(meter.report(now, waiting));
    }
  }

  private long millis() {
    return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
  }
}
