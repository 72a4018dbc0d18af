package io.marram.emulator.aws.iot;

/**
 * A budget that fills up evenly and holds at most one second's worth. Time is given in nanoseconds
 * of {@link System#nanoTime}. For one thread at a time.
 */
public final class RateBudget {

  private static final double SECOND = 1e9;

  private final double perSecond;
  private double left;
  private long filledAt;

  public RateBudget(double perSecond, long now) {
    this.perSecond = perSecond;
    this.left = perSecond;
    this.filledAt = now;
  }

  /** Takes {@code amount} if that much is left. */
  public boolean tryTake(double amount, long now) {
    fill(now);
    if (left < amount) {
      return false;
    }
    left -= amount;
    return true;
  }

  private void fill(long now) {
    left = Math.min(perSecond, left + (now - filledAt) / SECOND * perSecond);
    filledAt = now;
  }
}
