package io.marram.awsiot.internal.mqtt;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: any time between the first delay and one that doubles with each
 * failure, so that a thousand gateways do not come back to a broker at once.
 *
 * @param first the shortest delay, at least 1 ms
 * @param longest the longest delay, at least the first
 */
public record BackOff(Duration first, Duration longest) {

  public BackOff {
    if (first.toMillis() < 1) {
      throw new IllegalArgumentException("first must be at least 1 ms, was " + first);
    }
    if (longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("longest must be at least first, was " + longest);
    }
  }

  /**
   * The delay after this many failures in a row.
   *
   * @param failures at least 1
   */
  public Duration delay(int failures, RandomGenerator random) {
    return draw(first.toMillis(), ceiling(failures), random);
  }

  /**
   * The delay after a refusal, which more attempts will not change: the later half of the range.
   */
  public Duration refusalDelay(RandomGenerator random) {
    return draw(longest.toMillis() / 2, longest.toMillis(), random);
  }

  private long ceiling(int failures) {
    long ceiling = first.toMillis();
    for (int i = 0; i < failures && ceiling < longest.toMillis(); i++) {
      ceiling *= 2;
    }
    return Math.min(ceiling, longest.toMillis());
  }

  private static Duration draw(long least, long most, RandomGenerator random) {
    return Duration.ofMillis(random.nextLong(least, most + 1));
  }
}
