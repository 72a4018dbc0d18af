package io.marram.anomaly.feature;

import java.time.ZoneOffset;
import java.util.Objects;

/**
 * What features are computed over.
 *
 * @param window how many readings the window holds, 2 to {@value #MOST_READINGS}
 * @param shortWindow how many of them are recent, 2 to {@code window}
 * @param utcOffset in which it is noon at 12 o'clock
 */
public record FeatureSettings(int window, int shortWindow, ZoneOffset utcOffset) {

  /** The most readings of a window. */
  public static final int MOST_READINGS = 10_000;

  private static final int FEWEST_READINGS = 2;

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public FeatureSettings {
    require("window", window, MOST_READINGS);
    require("shortWindow", shortWindow, window);
    Objects.requireNonNull(utcOffset, "utcOffset");
  }

  /** A window of 100 readings, 10 of them recent, in UTC. */
  public static FeatureSettings standard() {
    return new FeatureSettings(100, 10, ZoneOffset.UTC);
  }

  private static void require(String name, int value, int most) {
    if (value < FEWEST_READINGS || value > most) {
      throw new IllegalArgumentException(
          "%s must be %d to %d readings, was %d".formatted(name, FEWEST_READINGS, most, value));
    }
  }
}
