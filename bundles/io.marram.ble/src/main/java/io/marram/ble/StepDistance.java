package io.marram.ble;

import java.util.OptionalLong;

/**
 * Keeps what disturbs others from being done too often: each time the distance to the next doubles,
 * until it was not wanted for a while. Not safe for use by several threads.
 */
public final class StepDistance {

  private final long firstMillis;
  private final long longestMillis;
  private long distanceMillis;
  private OptionalLong last = OptionalLong.empty();

  /**
   * @param firstMillis between the first and the second time, at least 1
   * @param longestMillis at least the first
   */
  public StepDistance(long firstMillis, long longestMillis) {
    if (firstMillis < 1 || longestMillis < firstMillis) {
      throw new IllegalArgumentException(
          "distances must be at least 1 and ascend, were " + firstMillis + " and " + longestMillis);
    }
    this.firstMillis = firstMillis;
    this.longestMillis = longestMillis;
    this.distanceMillis = firstMillis;
  }

  /**
   * Whether it may be done now; if so, it counts as done.
   *
   * @param nowMillis of a clock that does not jump
   */
  public boolean permits(long nowMillis) {
    if (last.isPresent()) {
      long gone = nowMillis - last.getAsLong();
      if (gone < distanceMillis) {
        return false;
      }
      boolean rested = gone >= 2 * distanceMillis;
      distanceMillis = rested ? firstMillis : Math.min(2 * distanceMillis, longestMillis);
    }
    last = OptionalLong.of(nowMillis);
    return true;
  }
}
