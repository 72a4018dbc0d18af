package io.marram.anomaly.forest;

/**
 * What a forest is grown with.
 *
 * @param seed of all its chance
 * @param trees how many there are, 1 to {@value #MOST_TREES}
 * @param samples how many rows each tree is grown from, 2 to {@value #MOST_SAMPLES}; all of them if
 *     there are fewer
 */
public record ForestSettings(long seed, int trees, int samples) {

  /** The most trees. */
  public static final int MOST_TREES = 1000;

  /** The most rows of a tree. */
  public static final int MOST_SAMPLES = 1024;

  private static final int USUAL_TREES = 100;
  private static final int USUAL_SAMPLES = 256;

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public ForestSettings {
    require("trees", trees, 1, MOST_TREES);
    require("samples", samples, 2, MOST_SAMPLES);
  }

  /** The settings of the paper: 100 trees of 256 rows. */
  public static ForestSettings standard(long seed) {
    return new ForestSettings(seed, USUAL_TREES, USUAL_SAMPLES);
  }

  static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be %d to %d, was %d".formatted(name, least, most, value));
    }
  }
}
