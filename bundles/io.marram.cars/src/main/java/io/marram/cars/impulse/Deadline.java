package io.marram.cars.impulse;

import java.time.Duration;

/**
 * Until when something must have happened.
 *
 * @param allowed how long it may take
 * @param endNanos when that is over, of {@link System#nanoTime}
 */
record Deadline(Duration allowed, long endNanos) {

  static Deadline in(Duration allowed) {
    return new Deadline(allowed, System.nanoTime() + allowed.toNanos());
  }

  boolean isOver() {
    return System.nanoTime() - endNanos >= 0;
  }

  /** At least 1 as long as it is not over. */
  long remainingMillis() {
    return (endNanos - System.nanoTime()) / 1_000_000 + 1;
  }

  /** How long was allowed, as in "0.5 s". */
  String text() {
    return String.valueOf(allowed.toMillis() / 1000.0).replaceFirst("\\.0$", "") + " s";
  }
}
