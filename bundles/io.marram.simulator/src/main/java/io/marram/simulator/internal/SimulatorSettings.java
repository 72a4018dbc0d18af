package io.marram.simulator.internal;

import io.marram.simulator.SensorSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/**
 * What a simulator needs to know.
 *
 * @param seed of all chance
 * @param zone where it is noon at 12 o'clock
 * @param batch how often readings are emitted, 10 ms..1 minute
 * @param history how much of the time before the start is emitted first, 0..31 days
 * @param sensors may be none
 */
record SimulatorSettings(
    long seed, ZoneId zone, Duration batch, Duration history, List<SensorSettings> sensors) {

  private static final int SHORTEST_MILLIS = 10;
  private static final int LONGEST_MILLIS = 60_000;
  private static final int LONGEST_HISTORY_HOURS = 744;

  SimulatorSettings {
    if (batch.toMillis() < SHORTEST_MILLIS || batch.toMillis() > LONGEST_MILLIS) {
      throw new IllegalArgumentException(
          "batch.milliseconds must be %d..%d, was %d"
              .formatted(SHORTEST_MILLIS, LONGEST_MILLIS, batch.toMillis()));
    }
    if (history.isNegative() || history.toHours() > LONGEST_HISTORY_HOURS) {
      throw new IllegalArgumentException(
          "history.hours must be 0..%d, was %d"
              .formatted(LONGEST_HISTORY_HOURS, history.toHours()));
    }
    sensors = List.copyOf(sensors);
  }
}
