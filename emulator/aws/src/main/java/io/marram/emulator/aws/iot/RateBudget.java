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

  /**
   * Takes {@code amount} even if that much is not left.
   *
   * @return nanoseconds until the budget is no longer overdrawn, 0 if it is not
   */
  public long spend(double amount, long now) {
    fill(now);
    left -= amount;
    return left >= 0 ? 0 : Math.round(-left / perSecond * SECOND);
  }

  private void fill(long now) {
    left = Math.min(perSecond, left + (now - filledAt) / SECOND * perSecond);
    filledAt = now;
  }
}
