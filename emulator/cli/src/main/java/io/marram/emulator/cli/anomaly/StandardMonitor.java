package io.marram.emulator.cli.anomaly;

import io.marram.anomaly.series.SeriesKinds;
import io.marram.anomaly.series.SeriesMonitor;
import io.marram.anomaly.series.SeriesSettings;

/** Makes the monitors that a gateway has if nobody configures it: the same for every series. */
public final class StandardMonitor {

  private static final SeriesKinds KINDS = SeriesKinds.standard();

  private StandardMonitor() {}

  /** With the standard budget of false alarms. */
  static SeriesMonitor of(String series) {
    return new SeriesMonitor(series, SeriesSettings.standard(), KINDS);
  }

  /**
   * With another budget.
   *
   * @throws IllegalArgumentException if there can be no such budget
   */
  public static SeriesMonitor of(String series, double falseAlarmsPerDay) {
    SeriesSettings standard = SeriesSettings.standard();
    return new SeriesMonitor(
        series,
        new SeriesSettings(standard.windowReadings(), falseAlarmsPerDay, standard.seed()),
        KINDS);
  }
}
