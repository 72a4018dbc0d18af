package io.marram.simulator.internal;

import io.marram.log.Printable;
import io.marram.simulator.SensorSettings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Maps a simulator's configuration to settings. */
final class SimulatorMapping {

  private SimulatorMapping() {}

  /**
   * @throws IllegalArgumentException if the configuration is not usable; says which property or
   *     line, and why
   */
  static SimulatorSettings map(SimulatorConfig config) {
    List<SensorSettings> sensors = SensorSection.read(config.sensors());
    return new SimulatorSettings(
        config.seed(),
        zone(config.time_zone().trim()),
        Duration.ofMillis(config.batch_milliseconds()),
        Duration.ofHours(config.history_hours()),
        config.faults() ? sensors : sensors.stream().map(SensorSettings::withoutFaults).toList());
  }

  private static ZoneId zone(String name) {
    try {
      return name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "time.zone must be a time zone such as Europe/Vienna or UTC+2, was "
              + Printable.of(name));
    }
  }
}
