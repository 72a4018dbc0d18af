package io.marram.emulator.cli.anomaly.series;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.Csv;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a file of rows one by one. Cells are separated by whichever of comma, semicolon and tab the
 * first line has most of. Empty lines are left out.
 */
final class RowReader implements Closeable {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char[] SEPARATORS = {',', ';', '\t'};

  private final Path file;
  private final BufferedReader reader;
  private String firstLine = "";
  private List<String> first = List.of();
  private char separator;
  private boolean firstTaken;
  private int line;

  private RowReader(Path file, BufferedReader reader) {
    this.file = file;
    this.reader = reader;
  }

  /**
   * @throws CommandFailure if the file cannot be read or is empty
   */
  static RowReader open(Path file) {
    RowReader rows = new RowReader(file, reader(file));
    try {
      rows.readFirst();
      return rows;
    } catch (CommandFailure e) {
      rows.close();
      throw e;
    }
  }

  private static BufferedReader reader(Path file) {
    try {
      return Files.newBufferedReader(file);
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + file, e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static CommandFailure unreadable(Path file, IOException e) {
    return new CommandFailure("cannot read " + file + ": " + e.getMessage(), e);
  }

  private void readFirst() {
    Optional<String> text = readLine();
    if (text.isEmpty()) {
      throw new CommandFailure(file + " is empty: expected a CSV file");
    }
    firstLine = text.get().charAt(0) == BYTE_ORDER_MARK ? text.get().substring(1) : text.get();
    separator = mostFrequent(firstLine);
    first = Csv.parseLine(firstLine, separator);
  }

  /** The first row, which may be a header; {@link #next} gives it too. */
  List<String> first() {
    return first;
  }

  /** Passes over the first row. */
  void skipFirst() {
    firstTaken = true;
  }

  /** Whether these are no rows of cells, but JSON lines. */
  boolean isJson() {
    return firstLine.stripLeading().startsWith("{");
  }

  /**
   * The next row; empty at the end.
   *
   * @throws CommandFailure if the file cannot be read
   */
  Optional<List<String>> next() {
    return nextLine().map(text -> Csv.parseLine(text, separator));
  }

  /** The next line as it is; see {@link #next}. */
  Optional<String> nextLine() {
    if (!firstTaken) {
      firstTaken = true;
      return Optional.of(firstLine);
    }
    return readLine();
  }

  /** The number of the line that was read last, from 1. */
  int line() {
    return line;
  }

  private Optional<String> readLine() {
    try {
      String text = reader.readLine();
      line++;
      while (text != null && text.isBlank()) {
        text = reader.readLine();
        line++;
      }
      return Optional.ofNullable(text);
    } catch (MalformedInputException e) {
      throw new CommandFailure(file + " is not UTF-8 text: expected a CSV file", e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static char mostFrequent(String text) {
    char best = SEPARATORS[0];
    for (char candidate : SEPARATORS) {
      if (count(text, candidate) > count(text, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
