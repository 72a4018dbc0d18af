package io.marram.cars.detect;

import java.util.OptionalDouble;

/**
 * How a network looks at pictures.
 *
 * @param leastScore what scores less is not found, 0 to 1; empty for the model's own
 * @param inputPixels about so many pixels the picture is resized to, where the model's input is
 *     free, in the picture's own shape; 4,096 to 16,777,216. Time grows with it
 * @param tiling the parts to look at beside the whole picture
 */
public record DetectorSettings(OptionalDouble leastScore, int inputPixels, Tiling tiling) {

  /** 576 x 1024: one look at a picture. */
  public static final int DEFAULT_INPUT_PIXELS = 576 * 1024;

  /** The model's own score, one look at a whole picture. */
  public static final DetectorSettings DEFAULT =
      new DetectorSettings(OptionalDouble.empty(), DEFAULT_INPUT_PIXELS, Tiling.NONE);

  /** The least of {@link #inputPixels}. */
  public static final int FEWEST_PIXELS = 64 * 64;

  /** The most of {@link #inputPixels}. */
  public static final int MOST_PIXELS = 4096 * 4096;

  public DetectorSettings {
    double least = leastScore.orElse(0);
    if (!(least >= 0 && least <= 1)) {
      throw new IllegalArgumentException("leastScore must be from 0 to 1, was " + least);
    }
    if (inputPixels < FEWEST_PIXELS || inputPixels > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "inputPixels must be from %d to %d, was %d"
              .formatted(FEWEST_PIXELS, MOST_PIXELS, inputPixels));
    }
  }

  /** The same with another least score. */
  public DetectorSettings withLeastScore(double score) {
    return new DetectorSettings(OptionalDouble.of(score), inputPixels, tiling);
  }

  /** The same with another size of the input. */
  public DetectorSettings withInputPixels(int pixels) {
    return new DetectorSettings(leastScore, pixels, tiling);
  }
}
