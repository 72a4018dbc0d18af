package io.marram.anomaly.model;

import java.util.Optional;

/**
 * How an autoencoder is used.
 *
 * @param window how many values it takes, 2 to {@value #LONGEST_WINDOW}
 * @param every how many readings lie between two uses, 1 to {@value #MOST_READINGS}
 * @param scale what values are measured by; if empty, each series learns its own
 */
public record AutoencoderSettings(int window, int every, Optional<Scale> scale) {

  /** The most values. */
  public static final int LONGEST_WINDOW = 10_000;

  /** The most readings between two uses. */
  public static final int MOST_READINGS = 1_000_000;

  public AutoencoderSettings {
    if (window < 2 || window > LONGEST_WINDOW) {
      throw new IllegalArgumentException(
          "window must be 2 to %d, was %d".formatted(LONGEST_WINDOW, window));
    }
    if (every < 1 || every > MOST_READINGS) {
      throw new IllegalArgumentException(
          "every must be 1 to %d, was %d".formatted(MOST_READINGS, every));
    }
  }
}
