package io.marram.faces.internal;

import io.marram.contract.StageMeter;
import io.marram.contract.StageReport;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Tells every ten seconds how long frames take, to whoever watches the gateway's health. */
final class SearchStage {

  private static final String STAGE = "faces";

  private final EventAdmin events;
  private final LongSupplier nanos;
  private final StageMeter meter;

  /**
   * @param nanos the time, as of {@link System#nanoTime}
   */
  SearchStage(EventAdmin events, LongSupplier nanos) {
    this.events = events;
    this.nanos = nanos;
    this.meter = new StageMeter(STAGE, millis());
  }

  /** When a search begins, for {@link #searched}. */
  long begin() {
    return nanos.getAsLong();
  }

  /**
   * A frame was searched.
   *
   * @param begunNanos what {@link #begin} gave
   */
  void searched(long begunNanos) {
    meter.record(nanos.getAsLong() - begunNanos);
    meter.reportIfDue(millis()).ifPresent(this::post);
  }

  private void post(StageReport report) {
    events.postEvent(new Event(StageReport.EVENT_TOPIC, report.toProperties()));
  }

  private long millis() {
    return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
  }
}
