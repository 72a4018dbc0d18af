package io.marram.emulator.cli.output;

import java.util.Arrays;

/** A collection of durations. Safe for use by several threads. */
public final class Latencies {

  private long[] millis = new long[1024];
  private int count;

  /** Adds one, in milliseconds. */
  public synchronized void add(long duration) {
    if (count == millis.length) {
      millis = Arrays.copyOf(millis, 2 * count);
    }
    millis[count++] = duration;
  }

  /** How many there are. */
  public synchronized int count() {
    return count;
  }

  /**
   * The smallest duration that is at least as long as {@code percent} of all (nearest rank).
   *
   * @param percent above 0, up to 100
   * @return milliseconds; 0 without any duration
   */
  public synchronized long percentile(double percent) {
    if (!(percent > 0 && percent <= 100)) {
      throw new IllegalArgumentException("percent must be above 0, up to 100, was " + percent);
    }
    if (count == 0) {
      return 0;
    }
    long[] sorted = Arrays.copyOf(millis, count);
    Arrays.sort(sorted);
    return sorted[(int) Math.ceil(percent / 100 * count) - 1];
  }
}
