package org.eclipse.kura.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** What is logged until it is closed, instead of being shown. */
public final class LogLines implements AutoCloseable {

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private LogLines() {}

  public static LogLines begin() {
    LogLines lines = new LogLines();
    System.setErr(new PrintStream(lines.bytes, true, StandardCharsets.UTF_8));
    return lines;
  }

  /** Whether one line holds all of these. */
  public boolean contains(String... parts) {
    return bytes
        .toString(StandardCharsets.UTF_8)
        .lines()
        .anyMatch(line -> Stream.of(parts).allMatch(line::contains));
  }

  @Override
  public void close() {
    System.setErr(before);
  }

  @Override
  public String toString() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
