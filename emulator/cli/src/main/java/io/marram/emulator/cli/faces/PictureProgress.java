package io.marram.emulator.cli.faces;

import io.marram.emulator.cli.output.ProgressDisplay;

/**
 * Counts the pictures of a measurement as they are done, and says from time to time how far it is.
 */
final class PictureProgress {

  private static final long INTERVAL_NANOS = 5_000_000_000L;

  private final ProgressDisplay progress;
  private final ProgressDisplay.Part part;
  private final int total;
  private final long beganNanos = System.nanoTime();
  private long saidNanos = beganNanos;
  private int done;
  private int failures;

  PictureProgress(ProgressDisplay progress, int total) {
    this.progress = progress;
    this.total = total;
    part = progress.begin(total + (total == 1 ? " picture" : " pictures"));
  }

  /** One more picture was worked on. */
  void worked() {
    done++;
    long now = System.nanoTime();
    if (now - saidNanos >= INTERVAL_NANOS) {
      saidNanos = now;
      part.at("%d of %d, %.1f/s".formatted(done, total, done / ((now - beganNanos) / 1e9)));
    }
  }

  /** One more picture could not be worked on. */
  void failed(String file, String reason) {
    failures++;
    progress.note("warning: " + file + ": " + reason);
    worked();
  }

  void done() {
    part.done();
    if (failures > 0) {
      progress.note(
          "%d of %d picture%s could not be used."
              .formatted(failures, total, total == 1 ? "" : "s"));
    }
  }

  boolean allFailed() {
    return failures == total;
  }
}
