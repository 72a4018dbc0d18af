package io.marram.anomaly.model;

/**
 * What a series' values are measured by before a network sees them.
 *
 * @param mean becomes 0
 * @param deviation becomes 1; over 0
 */
public record Scale(double mean, double deviation) {

  /** Values that lie farther from the mean, in deviations, count as that far. */
  private static final double FARTHEST = 1000;

  public Scale {
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException("mean must be finite, was " + mean);
    }
    if (!(deviation > 0 && Double.isFinite(deviation))) {
      throw new IllegalArgumentException("deviation must be over 0, was " + deviation);
    }
  }

  float apply(double value) {
    double scaled = (value - mean) / deviation;
    return (float) Math.max(-FARTHEST, Math.min(FARTHEST, scaled));
  }

  double undo(float scaled) {
    return mean + scaled * deviation;
  }
}
