package io.marram.emulator.cli.anomaly.series;

import io.marram.emulator.cli.output.CommandFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Series that were recorded in a file: one in a CSV file, one for each sensor in a gateway's
 * journal of JSON lines.
 *
 * @param rows by the name of the series, in the order in which they begin
 * @param strange lines of a journal that are no JSON
 */
public record RecordedSeries(Map<String, List<SeriesRow>> rows, long strange) {

  private static final int MOST_NAMED = 10;

  /**
   * Reads a file of either kind.
   *
   * @throws CommandFailure if it cannot be read or holds no series
   */
  public static RecordedSeries read(Path file) {
    try (RowReader lines = RowReader.open(file)) {
      if (lines.isJson()) {
        return journal(file, lines);
      }
    }
    List<SeriesRow> rows = new ArrayList<>();
    try (SeriesReader reader = SeriesReader.open(file)) {
      for (Optional<SeriesRow> row = reader.next(); row.isPresent(); row = reader.next()) {
        rows.add(row.get());
      }
    }
    return new RecordedSeries(Map.of(nameOf(file), rows), 0);
  }

  private static RecordedSeries journal(Path file, RowReader lines) {
    Map<String, List<SeriesRow>> series = new LinkedHashMap<>();
    long strange = 0;
    for (Optional<String> line = lines.nextLine(); line.isPresent(); line = lines.nextLine()) {
      JournalLine read = JournalLine.parse(line.get());
      if (read.isReading()) {
        series.computeIfAbsent(read.sensor(), name -> new ArrayList<>()).add(read.row());
      }
      strange += read.isJson() ? 0 : 1;
    }
    if (series.isEmpty()) {
      throw new CommandFailure(
          file + " has no readings: expected JSON lines with sensor.id, time and value");
    }
    return new RecordedSeries(series, strange);
  }

  private static String nameOf(Path file) {
    String name = file.getFileName().toString();
    int suffix = name.lastIndexOf('.');
    return suffix > 0 ? name.substring(0, suffix) : name;
  }

  /**
   * The series that is meant.
   *
   * @param wanted its name; may be left out if there is only one
   * @throws CommandFailure if there is none of this name, or several to choose from
   */
  public String choose(Optional<String> wanted) {
    if (wanted.isPresent() ? rows.containsKey(wanted.get()) : rows.size() == 1) {
      return wanted.orElseGet(() -> rows.keySet().iterator().next());
    }
    String names = String.join(", ", rows.keySet().stream().limit(MOST_NAMED).toList());
    String more = rows.size() > MOST_NAMED ? ", …" : "";
    throw new CommandFailure(
        wanted
            .map(name -> "there is no series %s, only %s%s".formatted(name, names, more))
            .orElse(
                "there are %d series: choose one with --series, of %s%s"
                    .formatted(rows.size(), names, more)));
  }
}
