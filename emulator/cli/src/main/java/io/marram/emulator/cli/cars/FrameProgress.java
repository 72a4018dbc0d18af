package io.marram.emulator.cli.cars;

import io.marram.emulator.cli.output.ProgressDisplay;
import java.util.Locale;

/** Shows how many pictures are done, how fast, and how long the rest will take. */
final class FrameProgress {

  private static final long PLAIN_INTERVAL_NANOS = 5_000_000_000L;
  private static final long TERMINAL_INTERVAL_NANOS = 200_000_000L;
  private static final int BAR = 24;

  private final ProgressDisplay.Part part;
  private final long total;
  private final long intervalNanos;
  private final long beganNanos = System.nanoTime();
  private long saidNanos = beganNanos;
  private long done;

  /**
   * @param total how many pictures there are, 0 if nobody knows
   * @param terminal whether the display is a terminal, which may change often
   */
  FrameProgress(ProgressDisplay progress, String name, long total, boolean terminal) {
    this.total = total;
    part = progress.begin(name);
    intervalNanos = terminal ? TERMINAL_INTERVAL_NANOS : PLAIN_INTERVAL_NANOS;
  }

  /** One more picture is done. */
  void worked() {
    done++;
    long now = System.nanoTime();
    if (now - saidNanos >= intervalNanos) {
      saidNanos = now;
      part.at(text(done, total, (now - beganNanos) / 1e9));
    }
  }

  /** There will be no more pictures. */
  void end(boolean well) {
    if (well) {
      part.done();
    } else {
      part.failed();
    }
  }

  /** For example "[█████░░░] 120/375, 3.1/s, 1:22 left". */
  static String text(long done, long total, double seconds) {
    double rate = done / Math.max(seconds, 1e-3);
    String speed = String.format(Locale.ROOT, "%.1f/s", rate);
    // A container may promise fewer pictures than it has.
    if (total < done) {
      return "%d, %s".formatted(done, speed);
    }
    int full = (int) (BAR * done / total);
    long left = Math.round((total - done) / rate);
    return "[%s%s] %d/%d, %s, %d:%02d left"
        .formatted(
            "█".repeat(full), "░".repeat(BAR - full), done, total, speed, left / 60, left % 60);
  }
}
