package io.marram.emulator.rest.marram;

import java.util.List;

/** The latest lines of the log, kept in memory. */
public interface LogTail extends AutoCloseable {
  int MOST_LINES = 2_000;

  /**
   * Lines in the order in which they were written.
   *
   * @param number of the last line that is known; negative for none, which gives the latest lines
   * @param limit how many lines at most
   */
  List<LogLine> after(long number, int limit);

  @Override
  void close();
}
