package io.marram.emulator.kura.stage;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The last durations of something, as many as are kept. Not thread-safe. */
final class RecentDurations {
  private static final int CAPACITY = 512;
  private static final double PERCENTILE = 0.99;

  private final long[] nanos = new long[CAPACITY];
  private long added;

  /**
   * What the kept durations amount to; all 0 when there are none.
   *
   * @param p99Millis no more than one in a hundred takes longer
   */
  record Summary(double meanMillis, double p99Millis, double maxMillis) {}

  void add(long duration) {
    nanos[(int) (added++ % CAPACITY)] = duration;
  }

  Summary summary() {
    int count = (int) Math.min(added, CAPACITY);
    if (count == 0) {
      return new Summary(0, 0, 0);
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int p99 = (int) Math.ceil(PERCENTILE * count) - 1;
    return new Summary(
        millis(Arrays.stream(sorted).average().orElseThrow()),
        millis(sorted[p99]),
        millis(sorted[count - 1]));
  }

  private static double millis(double nanoseconds) {
    return nanoseconds / TimeUnit.MILLISECONDS.toNanos(1);
  }
}
