package io.marram.simulator;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/** Sensors and times for tests. */
final class Sensors {

  static final ZoneId UTC = ZoneOffset.UTC;

  /** A Monday, midnight. */
  static final long MONDAY =
      ZonedDateTime.of(2026, 11, 23, 0, 0, 0, 0, UTC).toInstant().toEpochMilli();

  static final long SECOND = 1000;
  static final long HOUR = 3600 * SECOND;
  static final long DAY = 24 * HOUR;

  private Sensors() {}

  static SensorSettings sensor(String id, String type, double rate, FaultSettings... faults) {
    return new SensorSettings(id, type, "hall", "x", 0, 100, rate, "", 0, List.of(faults));
  }

  static SensorSettings grouped(String id, String group, double correlation) {
    return new SensorSettings(
        id, "generic", "hall", "x", 0, 100, 0.01, group, correlation, List.of());
  }

  static FaultSettings fault(FaultKind kind, Duration every, Duration lasting, double size) {
    return new FaultSettings(kind, every, lasting, size);
  }

  static Simulation simulation(SensorSettings... sensors) {
    return new Simulation(7, UTC, List.of(sensors), new SensorKinds());
  }

  static double[] values(List<Reading> readings) {
    return readings.stream().mapToDouble(Reading::value).toArray();
  }
}
