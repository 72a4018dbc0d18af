package io.marram.emulator.cli.anomaly.series;

import io.marram.emulator.cli.output.CommandFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A table of numbers.
 *
 * @param rows without the label; NaN where there is no number
 * @param gaps how many cells have no number
 */
public record NumberTable(double[][] rows, long gaps) {

  private static final int FEWEST_ROWS = 2;

  /**
   * Reads a file; its first line is a header if there is no number in it.
   *
   * @throws CommandFailure if it cannot be read, or is no table of at least two rows and columns
   */
  public static NumberTable read(Path file) {
    List<double[]> rows = new ArrayList<>();
    long gaps = 0;
    try (RowReader reader = RowReader.open(file)) {
      int columns = reader.first().size();
      if (columns < 2) {
        throw new CommandFailure(
            file + " has one column: expected numbers and, in the last column, a label");
      }
      if (reader.first().stream().noneMatch(NumberTable::isNumber)) {
        reader.skipFirst();
      }
      for (Optional<List<String>> cells = reader.next(); cells.isPresent(); cells = reader.next()) {
        if (cells.get().size() != columns) {
          throw new CommandFailure(
              "%s: line %d has %d cells, expected %d"
                  .formatted(file, reader.line(), cells.get().size(), columns));
        }
        double[] row = numbers(cells.get());
        rows.add(row);
        gaps += Arrays.stream(row).filter(Double::isNaN).count();
      }
    }
    if (rows.size() < FEWEST_ROWS || gaps == (long) rows.size() * rows.get(0).length) {
      throw new CommandFailure(file + " has no table of numbers: expected two rows or more");
    }
    return new NumberTable(rows.toArray(double[][]::new), gaps);
  }

  private static double[] numbers(List<String> cells) {
    return cells.stream()
        .limit(cells.size() - 1)
        .mapToDouble(cell -> Numbers.parse(cell).orElse(Double.NaN))
        .toArray();
  }

  private static boolean isNumber(String cell) {
    return !Double.isNaN(Numbers.parse(cell).orElse(Double.NaN));
  }
}
