package io.marram.emulator.cli.anomaly;

import io.marram.emulator.cli.output.Csv;
import io.marram.emulator.cli.output.TextTable;
import io.marram.simulator.FaultKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Says how well faults were found.
 *
 * @param entries one for each kind of fault and sensor
 */
record FaultReport(List<Entry> entries) {

  /** The kinds of faults in the order of the report; the last one is none. */
  static final List<Optional<FaultKind>> FAULTS =
      List.of(
          Optional.of(FaultKind.SPIKE),
          Optional.of(FaultKind.DRIFT),
          Optional.of(FaultKind.STUCK),
          Optional.of(FaultKind.DROP_OUT),
          Optional.of(FaultKind.NOISE),
          Optional.empty());

  private static final double MINUTE_MILLIS = 60_000;

  /**
   * What was counted for sensors of one kind with one kind of fault.
   *
   * @param fault empty for healthy sensors
   * @param sensor its type
   */
  record Entry(Optional<FaultKind> fault, String sensor, FaultCount count) {}

  /** A row for each kind of fault. */
  TextTable byFault() {
    TextTable table =
        new TextTable(
            "lrrrrrrrr",
            "fault",
            "faults",
            "found",
            "recall",
            "in time",
            "alarms",
            "precision",
            "false",
            "delay");
    for (Optional<FaultKind> fault : FAULTS) {
      FaultCount count = sum(entry -> entry.fault().equals(fault));
      table.row(
          label(fault),
          count.faults(),
          count.found(),
          percent(count.recall()),
          percent(count.recallInTime()),
          count.alarms(),
          percent(fault.isPresent() ? count.precision() : OptionalDouble.empty()),
          text("%.3f", count.falseAlarmsPerDay(), 1),
          text("%.0f min", count.medianDelayMillis(), MINUTE_MILLIS));
    }
    return table;
  }

  /** A row for each kind of sensor: the recall of each kind of fault. */
  TextTable bySensor() {
    List<String> header = new ArrayList<>(List.of("sensor"));
    FAULTS.stream().flatMap(Optional::stream).map(FaultKind::label).forEach(header::add);
    header.add("false");
    TextTable table = new TextTable("lrrrrrr", header.toArray(String[]::new));
    for (String sensor : entries.stream().map(Entry::sensor).distinct().toList()) {
      List<String> row = new ArrayList<>(List.of(sensor));
      for (FaultKind fault : FAULTS.stream().flatMap(Optional::stream).toList()) {
        row.add(
            percent(
                sum(entry ->
                        entry.sensor().equals(sensor) && entry.fault().equals(Optional.of(fault)))
                    .recall()));
      }
      FaultCount all = sum(entry -> entry.sensor().equals(sensor));
      row.add(text("%.3f", all.falseAlarmsPerDay(), 1));
      table.row(row.toArray());
    }
    return table;
  }

  /** Writes the counts as CSV. */
  void write(Path file) {
    try (ResultFile result = new ResultFile(file)) {
      result.line(
          "fault,sensor,faults,found,in_time,alarms,right_alarms,series_days,median_delay_seconds");
      for (Entry entry : entries) {
        FaultCount count = entry.count();
        result.line(
            Csv.line(
                label(entry.fault()),
                entry.sensor(),
                count.faults(),
                count.found(),
                count.inTime(),
                count.alarms(),
                count.rightAlarms(),
                count.seriesDays(),
                count.medianDelayMillis().isPresent()
                    ? count.medianDelayMillis().getAsDouble() / 1000
                    : ""));
      }
      result.complete();
    }
  }

  private FaultCount sum(Predicate<Entry> wanted) {
    return entries.stream()
        .filter(wanted)
        .map(Entry::count)
        .reduce(FaultCount.NONE, FaultCount::plus);
  }

  private static String label(Optional<FaultKind> fault) {
    return fault.map(FaultKind::label).orElse("none");
  }

  private static String percent(OptionalDouble share) {
    return text("%.1f %%", share, 0.01);
  }

  /** A number in a unit; a dash if there is none. */
  private static String text(String format, OptionalDouble number, double unit) {
    return number.isPresent()
        ? String.format(Locale.ROOT, format, number.getAsDouble() / unit)
        : "–";
  }
}
