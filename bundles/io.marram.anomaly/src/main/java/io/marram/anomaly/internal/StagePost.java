package io.marram.anomaly.internal;

import io.marram.contract.StageMeter;
import io.marram.contract.StageReport;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/**
 * Tells how a component on the wires does, as it works: every ten seconds, and not while nothing
 * comes. Any thread may call it.
 */
final class StagePost {

  private final EventAdmin events;
  private final StageMeter meter;
  private final LongSupplier nanos;

  /**
   * @param nanos the time, as of {@link System#nanoTime}
   */
  StagePost(String stage, EventAdmin events, LongSupplier nanos) {
    this.events = events;
    this.nanos = nanos;
    this.meter = new StageMeter(stage, millis());
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
    meter.reportIfDue(millis()).ifPresent(this::post);
  }

  private void post(StageReport report) {
    events.postEvent(new Event(StageReport.EVENT_TOPIC, report.toProperties()));
  }

  private long millis() {
    return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
  }
}
