package io.marram.ble.internal;

import io.marram.ble.Sensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said about one sensor, kept short however long something lasts. */
final class SensorLog {

  private static final Logger logger = LoggerFactory.getLogger(SensorLog.class);
  private static final long REPEAT_MILLIS = 60_000;
  private static final int MOST_WARNINGS = 32;
  private static final int STEPS_SAID = 8;

  private final Sensor sensor;
  private final LongSupplier steadyMillis;
  private final Map<String, Long> warnedMillis = new HashMap<>();
  private boolean inTrouble;
  private boolean missing;
  private long troubleMillis;
  private long steps;

  SensorLog(Sensor sensor, LongSupplier steadyMillis) {
    this.sensor = sensor;
    this.steadyMillis = steadyMillis;
  }

  /** Says something; what recurs with the same reason once a minute. */
  void warn(String event, String reason) {
    long now = steadyMillis.getAsLong();
    Long before = warnedMillis.get(event + reason);
    if (before != null && now - before < REPEAT_MILLIS) {
      return;
    }
    if (warnedMillis.size() >= MOST_WARNINGS) {
      warnedMillis.clear();
    }
    warnedMillis.put(event + reason, now);
    logger.warn("event={} sensor={} reason=\"{}\"", event, sensor.name(), reason);
  }

  /** Says once that no search has found it yet. */
  void missing() {
    if (!missing) {
      missing = true;
      warn("ble.sensor.missing", "no search has found it yet");
    }
  }

  /**
   * Says when it gets into trouble, and when it is out of it.
   *
   * @param reason what is wrong with it, if anything
   * @param reports what tells whether it is back
   */
  void trouble(Optional<String> reason, SensorReports reports) {
    long now = steadyMillis.getAsLong();
    if (reason.isPresent() && !inTrouble) {
      inTrouble = true;
      steps = 0;
      troubleMillis = now;
      warn("ble.sensor.late", reason.get());
    } else if (reason.isEmpty() && inTrouble && reports.hasReportedSince(troubleMillis)) {
      inTrouble = false;
      logger.info(
          "event=ble.sensor.back sensor={} seconds={}",
          sensor.name(),
          (now - troubleMillis) / 1000);
    }
  }

  /** Whether to say the step that is taken now: those that are many are said ever more seldom. */
  boolean isStepWorthSaying() {
    steps++;
    return steps <= STEPS_SAID || Long.bitCount(steps) == 1;
  }
}
