package io.marram.anomaly.internal;

import io.marram.anomaly.calibration.FalseAlarmBudget;
import io.marram.anomaly.group.GroupSettings;
import io.marram.anomaly.series.SeriesSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Maps an anomaly detector's configuration to settings. */
final class AnomalyDetectorMapping {

  private AnomalyDetectorMapping() {}

  /**
   * @throws IllegalArgumentException if the configuration is not usable; says which property or
   *     line, and why
   */
  static AnomalyDetectorSettings map(AnomalyDetectorConfig config) {
    return new AnomalyDetectorSettings(
        new SeriesSettings(config.window_readings(), config.false_alarms_per_day(), config.seed()),
        groups(config),
        names(config.detectors()),
        config.series_maximum(),
        Emission.isChangesOnly(config.emit()),
        Duration.ofSeconds(config.save_seconds()));
  }

  private static List<GroupSettings> groups(AnomalyDetectorConfig config) {
    FalseAlarmBudget budget = new FalseAlarmBudget(config.false_alarms_per_day());
    return GroupLines.read(config.groups()).stream().map(group -> group.within(budget)).toList();
  }

  private static Set<String> names(String list) {
    return Arrays.stream(list.split(","))
        .map(String::trim)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }
}
