package io.marram.camera.live;

import java.util.concurrent.TimeUnit;

/**
 * Lets so many frames a second pass and leaves out the others evenly. A frame that comes a little
 * early is not left out: cameras do not keep time to the millisecond.
 */
public final class FrameRateLimit {

  /** How early a frame may come, as a part of the time between two. */
  private static final int EARLY = 4;

  private final long periodNanos;
  private long dueNanos;
  private boolean begun;

  /**
   * @param framesPerSecond more than 0, or 0 for no limit
   */
  public FrameRateLimit(double framesPerSecond) {
    this.periodNanos =
        framesPerSecond == 0 ? 0 : (long) (TimeUnit.SECONDS.toNanos(1) / framesPerSecond);
  }

  /**
   * Whether a frame that comes now is wanted.
   *
   * @param nowNanos of a clock that does not go back
   */
  public boolean admits(long nowNanos) {
    if (begun && nowNanos - dueNanos < -periodNanos / EARLY) {
      return false;
    }
    boolean late = !begun || nowNanos - dueNanos > periodNanos;
    dueNanos = (late ? nowNanos : dueNanos) + periodNanos;
    begun = true;
    return true;
  }
}
