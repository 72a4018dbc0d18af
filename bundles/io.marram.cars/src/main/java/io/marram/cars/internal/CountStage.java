package io.marram.cars.internal;

import io.marram.contract.StageMeter;
import io.marram.contract.StageReport;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/**
 * Tells every ten seconds how long frames take, to whoever watches the gateway's health. The stage
 * has the name of the camera: a gateway may have several.
 */
final class CountStage {

  private static final String STAGE = "cars";

  private final EventAdmin events;
  private final LongSupplier nanos;
  private String camera = "";
  private String reported = "";
  private StageMeter meter;

  /**
   * @param nanos the time, as of {@link System#nanoTime}
   */
  CountStage(EventAdmin events, LongSupplier nanos) {
    this.events = events;
    this.nanos = nanos;
    this.meter = new StageMeter(STAGE, millis());
  }

  /** The time, for {@link #counted}. */
  long nanos() {
    return nanos.getAsLong();
  }

  /**
   * A frame of a camera comes. Another camera has its name in the reports after the next.
   *
   * @param name the camera's; empty if it says none
   */
  void of(String name) {
    camera = name;
    if (reported.isEmpty()) {
      rename();
    }
  }

  private void rename() {
    if (!camera.equals(reported)) {
      reported = camera;
      meter = new StageMeter(camera.isEmpty() ? STAGE : STAGE + "-" + camera, millis());
    }
  }

  /**
   * A frame was counted.
   *
   * @param begunNanos what {@link #nanos} gave before
   */
  void counted(long begunNanos) {
    meter.record(nanos() - begunNanos);
    report();
  }

  /** A frame came that was not counted: the stage says that it does nothing. */
  void idle() {
    report();
  }

  private void report() {
    Optional<StageReport> due = meter.reportIfDue(millis());
    due.ifPresent(this::post);
    if (due.isPresent()) {
      rename();
    }
  }

  private void post(StageReport report) {
    events.postEvent(new Event(StageReport.EVENT_TOPIC, report.toProperties()));
  }

  private long millis() {
    return TimeUnit.NANOSECONDS.toMillis(nanos());
  }
}
