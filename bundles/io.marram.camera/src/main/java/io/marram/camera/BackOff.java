package io.marram.camera;

/**
 * How long to wait after a failure: doubling from the first to the longest delay.
 *
 * @param firstMillis after the first failure, at least 1
 * @param longestMillis after many failures, at least the first
 */
public record BackOff(long firstMillis, long longestMillis) {

  public BackOff {
    if (firstMillis < 1) {
      throw new IllegalArgumentException("firstMillis must be at least 1, was " + firstMillis);
    }
    if (longestMillis < firstMillis) {
      throw new IllegalArgumentException(
          "longestMillis must be at least firstMillis, was " + longestMillis);
    }
  }

  /**
   * The delay after this many failures in a row.
   *
   * @param failures at least 1
   */
  public long delayMillis(int failures) {
    long delay = firstMillis;
    for (int i = 1; i < failures && delay < longestMillis; i++) {
      delay *= 2;
    }
    return Math.min(delay, longestMillis);
  }

  /**
   * The delay with jitter, so that a thousand gateways do not come back to a broker at once.
   *
   * @param failures at least 1
   * @param chance 0..1, drawn by the caller; the delay is between half and all of the plain one
   */
  public long jitteredMillis(int failures, double chance) {
    return Math.round(delayMillis(failures) * (0.5 + chance / 2));
  }
}
