package io.marram.ble;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Learns from a sensor's own reports how often it reports, and says when it is late by that
 * measure. Until it has learned, a sensor is never late. Not safe for use by several threads.
 *
 * <p>A sensor is late after four usual gaps and five times what its longer gaps exceed the usual
 * one: four missed reports of a sensor that comes through always, and more of one that is often
 * missed. Both are order statistics of the last 32 gaps, so that one outage teaches nothing, and a
 * sensor that is set to another interval is understood after some reports.
 */
public final class ReportingInterval {

  private static final int WINDOW = 32;
  private static final int LEAST = 5;
  private static final int USUAL_GAPS = 4;
  private static final int SPREADS = 5;

  private final long[] gaps = new long[WINDOW];
  private int count;
  private int oldest;
  private boolean heard;
  private long last;

  /**
   * Notes a report.
   *
   * @param nowMillis of a clock that does not jump; a time before the last one teaches nothing
   */
  public void reported(long nowMillis) {
    if (heard && nowMillis > last) {
      gaps[oldest] = nowMillis - last;
      oldest = (oldest + 1) % WINDOW;
      count = Math.min(count + 1, WINDOW);
    }
    heard = true;
    last = nowMillis;
  }

  /** Notes that the sensor could not report until now: it has all its time again. */
  public void resumed(long nowMillis) {
    if (heard) {
      last = nowMillis;
    }
  }

  /** The usual gap between two reports, if it is known already. */
  public OptionalLong usualMillis() {
    return isLearning() ? OptionalLong.empty() : OptionalLong.of(quantile(sorted(), 0.5));
  }

  /** How long after a report the sensor is late, if that is known already. */
  public OptionalLong limitMillis() {
    if (isLearning()) {
      return OptionalLong.empty();
    }
    long[] ascending = sorted();
    long usual = quantile(ascending, 0.5);
    long longer = quantile(ascending, 0.9);
    return OptionalLong.of(USUAL_GAPS * usual + SPREADS * (longer - usual));
  }

  /** Whether the sensor is late. */
  public boolean isLate(long nowMillis) {
    OptionalLong limit = limitMillis();
    return limit.isPresent() && nowMillis - last > limit.getAsLong();
  }

  private boolean isLearning() {
    return count < LEAST;
  }

  private long[] sorted() {
    long[] ascending = Arrays.copyOf(gaps, count);
    Arrays.sort(ascending);
    return ascending;
  }

  private static long quantile(long[] ascending, double share) {
    return ascending[(int) Math.ceil(share * ascending.length) - 1];
  }
}
