package io.marram.emulator.rawmqtt.queue;

/** Limits a rate: so many at once, and then one per period. Not safe for several threads. */
final class TokenBucket {
  private final int burst;
  private final long periodNanos;
  private int tokens;
  private long refilledAt;

  /**
   * A full bucket.
   *
   * @param burst how many tokens it holds, at least 1
   * @param periodNanos time in which a token is added, at least 1
   * @param now in nanoseconds, from any origin
   */
  TokenBucket(int burst, long periodNanos, long now) {
    this.burst = burst;
    this.periodNanos = periodNanos;
    this.tokens = burst;
    this.refilledAt = now;
  }

  /**
   * Takes a token if there is one.
   *
   * @return 0 if it was taken, else the nanoseconds until there will be one
   */
  long take(long now) {
    long periods = (now - refilledAt) / periodNanos;
    refilledAt += periods * periodNanos;
    tokens = (int) Math.min(burst, tokens + periods);
    if (tokens == 0) {
      return refilledAt + periodNanos - now;
    }
    tokens--;
    return 0;
  }
}
