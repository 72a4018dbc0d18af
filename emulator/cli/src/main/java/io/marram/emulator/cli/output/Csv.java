package io.marram.emulator.cli.output;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table in a CSV file as RFC 4180 has it, with a header: cells may be quoted and then hold commas
 * and quotes. Cells do not span lines.
 *
 * @param header the columns' names
 * @param rows the other lines; empty lines are left out
 */
public record Csv(List<String> header, List<List<String>> rows) {

  private static final char QUOTE = '"';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /**
   * Reads a file.
   *
   * @param needed columns it must have
   * @throws CommandFailure if it cannot be read, a column is missing or a row has too few cells
   */
  public static Csv read(Path file, String... needed) {
    List<List<String>> lines = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isBlank()) {
          lines.add(parseLine(lines.isEmpty() ? withoutMark(line) : line));
        }
      }
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + file, e);
    } catch (MalformedInputException e) {
      throw new CommandFailure(file + " is not UTF-8 text", e);
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
    }
    if (lines.isEmpty()) {
      throw new CommandFailure(file + " is empty, expected a header " + String.join(",", needed));
    }
    Csv csv = new Csv(lines.get(0), List.copyOf(lines.subList(1, lines.size())));
    csv.require(file, needed);
    return csv;
  }

  /** The number of a column; -1 if there is none of this name. */
  public int column(String name) {
    return header.indexOf(name);
  }

  private void require(Path file, String... needed) {
    for (String name : needed) {
      if (column(name) < 0) {
        throw new CommandFailure(
            "%s has no column \"%s\", only %s".formatted(file, name, String.join(",", header)));
      }
    }
    for (List<String> row : rows) {
      if (row.size() < header.size()) {
        throw new CommandFailure(
            "%s: row \"%s\" has %d cells, expected %d"
                .formatted(file, String.join(",", row), row.size(), header.size()));
      }
    }
  }

  private static String withoutMark(String line) {
    return line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
  }

  /** The cells of a line. */
  public static List<String> parseLine(String line) {
    return parseLine(line, ',');
  }

  /** The cells of a line whose cells are separated by another character than a comma. */
  public static List<String> parseLine(String line, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == QUOTE && i + 1 < line.length() && line.charAt(i + 1) == QUOTE) {
        cell.append(QUOTE);
        i++;
      } else if (c == QUOTE) {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  /** A line of a CSV file; cells that need quotes get them. */
  public static String line(Object... cells) {
    return Arrays.stream(cells)
        .map(String::valueOf)
        .map(Csv::quoted)
        .collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == QUOTE || c == '\n' || c == '\r');
    return plain ? cell : QUOTE + cell.replace("\"", "\"\"") + QUOTE;
  }
}
