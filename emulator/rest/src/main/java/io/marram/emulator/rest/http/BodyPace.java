package io.marram.emulator.rest.http;

import java.time.Duration;

/**
 * How slowly the body of a request may come.
 *
 * @param silence after which a connection on which nothing happens is closed
 * @param patience for a body, however short
 * @param bytesPerSecond what has to come on average beyond that
 */
public record BodyPace(Duration silence, Duration patience, long bytesPerSecond) {
  public static final BodyPace DEFAULT =
      new BodyPace(Duration.ofSeconds(10), Duration.ofSeconds(5), 16_000);

  public BodyPace {
    if (silence.isNegative() || silence.isZero() || patience.isNegative() || bytesPerSecond < 1) {
      throw new IllegalArgumentException("a pace must be positive");
    }
  }

  boolean isTooSlow(long bytes, Duration since) {
    return since.minus(patience).toMillis() * bytesPerSecond / 1_000 > bytes;
  }
}
