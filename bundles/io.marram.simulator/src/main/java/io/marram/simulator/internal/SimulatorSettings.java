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
 * @param sensors may be none
 */
record SimulatorSettings(long seed, ZoneId zone, Duration batch, List<SensorSettings> sensors) {

  private static final int SHORTEST_MILLIS = 10;
  private static final int LONGEST_MILLIS = 60_000;

  SimulatorSettings {
    if (batch.toMillis() < SHORTEST_MILLIS || batch.toMillis() > LONGEST_MILLIS) {
      throw new IllegalArgumentException(
          "batch.milliseconds must be %d..%d, was %d"
              .formatted(SHORTEST_MILLIS, LONGEST_MILLIS, batch.toMillis()));
    }
    sensors = List.copyOf(sensors);
  }
}
