package io.marram.emulator.cli.anomaly.series;

import io.marram.emulator.cli.output.CommandFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Readings of several sensors of one process, a row for a moment. Columns that hold the truth are
 * not read.
 *
 * @param timestamps the first column, as it is written
 * @param sensors the names of the other columns that are read
 * @param rows a number a sensor, NaN where there is none
 * @param unreadable how many cells hold something else than a number
 */
public record ProcessTable(
    List<String> timestamps, List<String> sensors, List<double[]> rows, long unreadable) {

  private static final Set<String> LABELS =
      Set.of(
          "anomaly",
          "anomalies",
          "is_anomaly",
          "changepoint",
          "change_point",
          "is_changepoint",
          "label",
          "labels",
          "is_outlier",
          "outlier",
          "target",
          "class",
          "attack",
          "ground_truth");

  /** Whether a column of this name holds the truth. */
  public static boolean isLabel(String name) {
    return LABELS.contains(name.strip().toLowerCase(Locale.ROOT).replaceAll("[ .-]", "_"));
  }

  /**
   * Reads a file with a header.
   *
   * @param ignored further columns that are not read
   * @throws CommandFailure if it cannot be read or is no such table
   */
  public static ProcessTable read(Path file, Set<String> ignored) {
    try (RowReader reader = RowReader.open(file)) {
      List<String> header = reader.first().stream().map(String::strip).toList();
      if (Timestamps.parse(header.get(0)).isPresent()) {
        throw new CommandFailure(
            file + " begins with a time: expected a header that names the sensors");
      }
      reader.skipFirst();
      Predicate<String> read = name -> !isLabel(name) && !ignored.contains(name);
      int[] columns =
          IntStream.range(1, header.size()).filter(i -> read.test(header.get(i))).toArray();
      if (columns.length == 0) {
        throw new CommandFailure(
            "%s has no column of a sensor, only %s".formatted(file, String.join(", ", header)));
      }
      return read(reader, header, columns);
    }
  }

  private static ProcessTable read(RowReader reader, List<String> header, int[] columns) {
    List<String> timestamps = new ArrayList<>();
    List<double[]> rows = new ArrayList<>();
    long unreadable = 0;
    for (Optional<List<String>> cells = reader.next(); cells.isPresent(); cells = reader.next()) {
      double[] row = new double[columns.length];
      for (int i = 0; i < columns.length; i++) {
        OptionalDouble number =
            columns[i] < cells.get().size()
                ? Numbers.parse(cells.get().get(columns[i]))
                : OptionalDouble.empty();
        row[i] = number.orElse(Double.NaN);
        unreadable += number.isPresent() ? 0 : 1;
      }
      timestamps.add(cells.get().get(0));
      rows.add(row);
    }
    List<String> sensors = IntStream.of(columns).mapToObj(header::get).toList();
    return new ProcessTable(timestamps, sensors, rows, unreadable);
  }
}
