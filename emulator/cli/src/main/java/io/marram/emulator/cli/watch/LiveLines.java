package io.marram.emulator.cli.watch;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lines on a terminal that are written over again and again, cut to its size. */
final class LiveLines {

  private static final int DEFAULT_ROWS = 24;
  private static final int DEFAULT_COLUMNS = 100;
  private static final String UP = "\033[%dA";
  private static final String CLEAR_LINE = "\r\033[K";
  private static final String CLEAR_BELOW = "\033[J";

  private final PrintStream out;
  private int rows = DEFAULT_ROWS;
  private int columns = DEFAULT_COLUMNS;
  private int shown;

  LiveLines(PrintStream out) {
    this.out = out;
    measure();
  }

  /** Shows these lines in place of those before. */
  void show(List<String> lines) {
    List<String> fitting = fit(lines);
    StringBuilder screen = new StringBuilder();
    if (shown > 0) {
      screen.append(UP.formatted(shown));
    }
    for (String line : fitting) {
      screen.append(CLEAR_LINE).append(line).append('\n');
    }
    screen.append(CLEAR_BELOW);
    out.print(screen);
    out.flush();
    shown = fitting.size();
  }

  private List<String> fit(List<String> lines) {
    int room = rows - 1;
    List<String> fitting = new ArrayList<>();
    for (String line : lines.size() > room ? lines.subList(0, room - 1) : lines) {
      fitting.add(
          line.codePointCount(0, line.length()) < columns
              ? line
              : line.substring(0, line.offsetByCodePoints(0, columns - 1)));
    }
    if (lines.size() > room) {
      fitting.add("… and " + (lines.size() - room + 1) + " more");
    }
    return fitting;
  }

  /** As {@code stty size} has it; a terminal that does not tell is taken to be small. */
  private void measure() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectErrorStream(true)
              .start();
      String[] size =
          new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .strip()
              .split(" ");
      if (stty.waitFor(1, TimeUnit.SECONDS) && stty.exitValue() == 0 && size.length == 2) {
        rows = Math.max(5, Integer.parseInt(size[0]));
        columns = Math.max(20, Integer.parseInt(size[1]));
      }
    } catch (IOException | NumberFormatException e) {
      rows = DEFAULT_ROWS;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
