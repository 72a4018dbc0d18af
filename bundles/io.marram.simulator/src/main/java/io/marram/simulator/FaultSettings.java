package io.marram.simulator;

import java.time.Duration;

/**
 * How often a sensor has a fault.
 *
 * @param kind what is wrong
 * @param every once in this time, at a moment that chance chooses; 1 second..1000 days
 * @param lasting how long, at most as long as {@code every}, in whole milliseconds; zero for a
 *     spike, which is one reading
 * @param size how much, as a share of the sensor's range: a spike's height, what a drift reaches in
 *     the end, the standard deviation of noise; over 0 up to 1000. Zero where the kind has none
 */
public record FaultSettings(FaultKind kind, Duration every, Duration lasting, double size) {

  private static final Duration MOST_OFTEN = Duration.ofSeconds(1);
  private static final Duration MOST_RARELY = Duration.ofDays(1000);
  private static final double LARGEST = 1000;

  public FaultSettings {
    if (every.compareTo(MOST_OFTEN) < 0 || every.compareTo(MOST_RARELY) > 0) {
      throw wrong(kind, "every must be 1..86400000 seconds, was " + seconds(every));
    }
    if (kind.isLasting() && (lasting.toMillis() < 1 || lasting.compareTo(every) > 0)) {
      throw wrong(kind, "lasting must be 0.001 seconds up to every, was " + seconds(lasting));
    }
    if (!kind.isLasting() && !lasting.isZero()) {
      throw wrong(kind, "lasting must not be set, for it is one reading");
    }
    if (kind.isSized() && !(size > 0 && size <= LARGEST)) {
      throw wrong(kind, "size must be over 0 up to 1000 times the sensor's range, was " + size);
    }
    if (!kind.isSized() && size != 0) {
      throw wrong(kind, "size must not be set, for it has none");
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  private static IllegalArgumentException wrong(FaultKind kind, String reason) {
    return new IllegalArgumentException("faults." + kind.label() + "." + reason);
  }
}
