package io.marram.emulator.kura.stage;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Counts events in each of the last sixty seconds. Not thread-safe. */
final class RecentRate {
  private static final int SECONDS = 60;

  private final long[] counts = new long[SECONDS];
  private final long firstSecond;
  private long second;

  RecentRate(long nowNanos) {
    firstSecond = seconds(nowNanos);
    second = firstSecond;
  }

  void add(long nowNanos) {
    advance(nowNanos);
    counts[(int) Math.floorMod(second, (long) SECONDS)]++;
  }

  /** Events per second of the last minute, or since the beginning when that is less. */
  double perSecond(long nowNanos) {
    advance(nowNanos);
    long span = Math.min(SECONDS, second - firstSecond + 1);
    return (double) Arrays.stream(counts).sum() / span;
  }

  private void advance(long nowNanos) {
    long now = seconds(nowNanos);
    for (long i = Math.max(second + 1, now - SECONDS + 1); i <= now; i++) {
      counts[(int) Math.floorMod(i, (long) SECONDS)] = 0;
    }
    second = Math.max(second, now);
  }

  private static long seconds(long nanos) {
    return Math.floorDiv(nanos, TimeUnit.SECONDS.toNanos(1));
  }
}
