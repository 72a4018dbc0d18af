package io.marram.emulator.cli.anomaly.series;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.Closeable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads a series from a CSV file, row by row: columns {@code timestamp} and {@code value}, or
 * without a header the first two columns.
 */
public final class SeriesReader implements Closeable {

  private static final String TIMESTAMP = "timestamp";
  private static final String VALUE = "value";

  private final RowReader rows;
  private final int timeColumn;
  private final int valueColumn;

  private SeriesReader(RowReader rows, int timeColumn, int valueColumn) {
    this.rows = rows;
    this.timeColumn = timeColumn;
    this.valueColumn = valueColumn;
  }

  /**
   * @throws CommandFailure if the file cannot be read or has other columns
   */
  public static SeriesReader open(Path file) {
    RowReader rows = RowReader.open(file);
    List<String> first = rows.first();
    if (first.size() > 1 && Timestamps.parse(first.get(0)).isPresent()) {
      return new SeriesReader(rows, 0, 1);
    }
    List<String> header =
        first.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    int time = header.indexOf(TIMESTAMP);
    int value = header.indexOf(VALUE);
    if (time < 0 || value < 0) {
      rows.close();
      throw new CommandFailure(
          "%s begins with \"%s\": expected a header with timestamp and value, or rows of a time and a number"
              .formatted(file, shortened(String.join(",", first))));
    }
    rows.skipFirst();
    return new SeriesReader(rows, time, value);
  }

  private static String shortened(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  /** The next row; empty at the end. */
  public Optional<SeriesRow> next() {
    return rows.next()
        .map(
            cells -> {
              String timestamp = cell(cells, timeColumn);
              return new SeriesRow(
                  timestamp, Timestamps.parse(timestamp), Numbers.parse(cell(cells, valueColumn)));
            });
  }

  private static String cell(List<String> cells, int column) {
    return column < cells.size() ? cells.get(column) : "";
  }

  @Override
  public void close() {
    rows.close();
  }
}
