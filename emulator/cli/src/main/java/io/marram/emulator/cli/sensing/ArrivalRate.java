package io.marram.emulator.cli.sensing;

import java.util.concurrent.TimeUnit;

/** How many things came a second, over the last seconds. */
final class ArrivalRate {

  private final long[] counts;
  private long firstNanos;
  private long newest;
  private boolean begun;

  /**
   * @param seconds over how long it is measured, at least 1
   */
  ArrivalRate(int seconds) {
    counts = new long[seconds];
  }

  /** One more has come. */
  void count(long nowNanos) {
    if (!begun) {
      begun = true;
      firstNanos = nowNanos;
    }
    counts[turnTo(nowNanos)]++;
  }

  /** Measured from the first one on if that is not long ago; 0 before it. */
  double perSecond(long nowNanos) {
    if (!begun) {
      return 0;
    }
    turnTo(nowNanos);
    long sum = 0;
    for (long count : counts) {
      sum += count;
    }
    // The present second has only begun.
    double within = (nowNanos - firstNanos) % 1e9 / 1e9;
    return sum / Math.min(counts.length - 1 + within, Math.max(1, (nowNanos - firstNanos) / 1e9));
  }

  /** Forgets the seconds that are too long ago; gives the place of the present one. */
  private int turnTo(long nowNanos) {
    long second = TimeUnit.NANOSECONDS.toSeconds(nowNanos - firstNanos);
    for (long passed = Math.max(newest + 1, second - counts.length + 1);
        passed <= second;
        passed++) {
      counts[(int) (passed % counts.length)] = 0;
    }
    newest = Math.max(newest, second);
    return (int) (newest % counts.length);
  }
}
