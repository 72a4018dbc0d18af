package io.marram.ble;

/**
 * Bounds how many values of one sensor are worked on: a burst, then so many a second. Not safe for
 * use by several threads.
 */
public final class FloodGate {

  private static final long SECOND_MILLIS = 1000;

  private final int perSecond;
  private final int burst;
  private final long quietMillis;
  private double tokens;
  private long lastMillis;
  private boolean begun;
  private long refused;
  private long reportedMillis;

  /**
   * @param perSecond values, at least 1
   * @param burst values that may come at once, at least 1
   * @param quietMillis between two reports of a flood
   */
  public FloodGate(int perSecond, int burst, long quietMillis) {
    if (perSecond < 1 || burst < 1) {
      throw new IllegalArgumentException(
          "perSecond and burst must be at least 1, were " + perSecond + " and " + burst);
    }
    this.perSecond = perSecond;
    this.burst = burst;
    this.quietMillis = quietMillis;
    this.tokens = burst;
  }

  /**
   * Whether the value that came now is to be worked on.
   *
   * @param nowMillis of a clock that does not jump
   */
  public boolean admits(long nowMillis) {
    if (begun) {
      long gone = Math.max(0, nowMillis - lastMillis);
      tokens = Math.min(burst, tokens + (double) gone * perSecond / SECOND_MILLIS);
    }
    begun = true;
    lastMillis = nowMillis;
    if (tokens < 1) {
      refused++;
      return false;
    }
    tokens--;
    return true;
  }

  /**
   * How many values were refused since this was told last; 0 if none, or if it was told a short
   * while ago.
   */
  public long toReport(long nowMillis) {
    if (refused == 0 || reportedMillis != 0 && nowMillis - reportedMillis < quietMillis) {
      return 0;
    }
    long told = refused;
    refused = 0;
    reportedMillis = nowMillis;
    return told;
  }
}
