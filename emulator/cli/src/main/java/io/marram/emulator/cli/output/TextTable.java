package io.marram.emulator.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows and columns as text; each column as wide as its widest cell. */
public final class TextTable {

  private static final String GAP = "  ";
  private static final char RIGHT = 'r';

  private final String alignment;
  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param alignment a character per column: l for text, r for numbers
   * @param header the columns' names
   */
  public TextTable(String alignment, String... header) {
    if (alignment.length() != header.length) {
      throw new IllegalArgumentException(
          "alignment must have " + header.length + " characters, was \"" + alignment + "\"");
    }
    this.alignment = alignment;
    this.header = List.of(header);
  }

  public TextTable row(Object... cells) {
    if (cells.length != header.size()) {
      throw new IllegalArgumentException(
          "row must have " + header.size() + " cells, had " + cells.length);
    }
    rows.add(Arrays.stream(cells).map(String::valueOf).toList());
    return this;
  }

  /** The table, a line per row, the header underlined. */
  public List<String> lines() {
    int[] widths = new int[header.size()];
    measure(header, widths);
    rows.forEach(row -> measure(row, widths));
    List<String> rule = Arrays.stream(widths).mapToObj("─"::repeat).toList();
    List<String> lines = new ArrayList<>();
    lines.add(line(header, widths));
    lines.add(line(rule, widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private static void measure(List<String> row, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], length(row.get(i)));
    }
  }

  private String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - length(row.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(alignment.charAt(i) == RIGHT ? padding + row.get(i) : row.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
