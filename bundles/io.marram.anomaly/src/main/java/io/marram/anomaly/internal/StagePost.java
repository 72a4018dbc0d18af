package io.marram.anomaly.internal;

import io.marram.contract.StageMeter;
import io.marram.contract.StageReport;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/**
 * Tells how a component on the wires does, as it works: every ten seconds, and not while nothing
 * comes. Any thread may call it.
 */
final class StagePost {

  private static final long PERIOD_MILLIS = Duration.ofSeconds(10).toMillis();

  private final EventAdmin events;
  private final StageMeter meter;
  private final LongSupplier nanos;
  private long nextMillis;

  /**
   * @param nanos the time, as of {@link System#nanoTime}
   */
  StagePost(String stage, EventAdmin events, LongSupplier nanos) {
    this.events = events;
    this.nanos = nanos;
    long now = millis();
    this.meter = new StageMeter(stage, now);
    this.nextMillis = now + PERIOD_MILLIS;
  }

  /** When some work begins, for {@link #done}. */
  long begin() {
    return nanos.getAsLong();
  }

  /**
   * Some were worked on.
   *
   * @param begunNanos what {@link #begin} gave
   */
  void done(int items, long begunNanos) {
    meter.batch(items, nanos.getAsLong() - begunNanos);
    if (isTime()) {
      StageReport report = meter.report(millis());
      events.postEvent(new Event(StageReport.EVENT_TOPIC, report.toProperties()));
    }
  }

  private synchronized boolean isTime() {
    long now = millis();
    if (now < nextMillis) {
      return false;
    }
    nextMillis = now + PERIOD_MILLIS;
    return true;
  }

  private long millis() {
    return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
  }
}
