package io.marram.awsiot;

/**
 * A budget that fills up steadily. More may be taken than there is: then it has to fill up from
 * below nothing, so that the rate holds on average whatever the size of what is taken.
 */
final class TokenBucket {

  private static final double NANOS_PER_SECOND = 1e9;

  private final double perSecond;
  private final double capacity;
  private double tokens;
  private long filledNanos;
  private boolean started;

  /**
   * A full bucket.
   *
   * @param perSecond how fast it fills, 0 for never
   * @param capacity the most it holds
   */
  TokenBucket(double perSecond, double capacity) {
    this.perSecond = perSecond;
    this.capacity = capacity;
    tokens = capacity;
  }

  /** What is in it, below 0 if too much was taken. */
  double available(long nowNanos) {
    if (!started) {
      started = true;
      filledNanos = nowNanos;
    }
    long passed = Math.max(0, nowNanos - filledNanos);
    tokens = Math.min(capacity, tokens + perSecond * passed / NANOS_PER_SECOND);
    filledNanos = nowNanos;
    return tokens;
  }

  void take(double amount) {
    tokens -= amount;
  }
}
