package io.marram.cars.scene;

import io.marram.vision.image.GreyGrid;
import io.marram.vision.image.RgbImage;

/**
 * What a scene looks like, roughly: how much brighter each part of the picture is than the one to
 * its left and the one above.
 */
final class SceneSketch {

  private static final int COLUMNS = 64;
  private static final int ROWS = 36;

  /** A larger step in grey levels of 256 says no more: the sky must not outweigh the ground. */
  private static final double LARGEST_STEP = 20;

  /** A picture of smaller steps on average is covered, or dark. */
  private static final double LEAST_STEP = 0.5;

  private final double[] steps;

  private SceneSketch(double[] steps) {
    this.steps = steps;
  }

  static SceneSketch of(RgbImage picture) {
    double[] grey = GreyGrid.of(picture, COLUMNS, ROWS);
    double[] steps = new double[2 * grey.length];
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        int cell = row * COLUMNS + column;
        steps[2 * cell] = column == 0 ? 0 : step(grey[cell - 1], grey[cell]);
        steps[2 * cell + 1] = row == 0 ? 0 : step(grey[cell - COLUMNS], grey[cell]);
      }
    }
    return new SceneSketch(steps);
  }

  private static double step(double from, double to) {
    return Math.max(-LARGEST_STEP, Math.min(LARGEST_STEP, to - from));
  }

  /** Whether nothing can be told: the picture is of one colour. */
  boolean isBlank() {
    double sum = 0;
    for (double step : steps) {
      sum += Math.abs(step);
    }
    return sum < LEAST_STEP * steps.length;
  }

  /** How alike they are, -1 to 1: 0 of two scenes that have nothing to do with each other. */
  double likeness(SceneSketch other) {
    double product = 0;
    double mine = 0;
    double others = 0;
    for (int i = 0; i < steps.length; i++) {
      product += steps[i] * other.steps[i];
      mine += steps[i] * steps[i];
      others += other.steps[i] * other.steps[i];
    }
    return product == 0 ? 0 : product / Math.sqrt(mine * others);
  }

  /**
   * The same scene, a little more as it looks in another sketch.
   *
   * @param share of the other one, 0 to 1
   */
  SceneSketch towards(SceneSketch other, double share) {
    double[] blended = new double[steps.length];
    for (int i = 0; i < steps.length; i++) {
      blended[i] = steps[i] + share * (other.steps[i] - steps[i]);
    }
    return new SceneSketch(blended);
  }
}
