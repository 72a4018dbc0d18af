package io.marram.cars.occupancy;

import java.util.Arrays;

/**
 * A weight for each number of cars that would be seen together with each pair of errors. Most are
 * 0, in a large lot nearly all, so a number that nothing speaks for takes no memory.
 */
final class JointWeights {

  private static final double NEGLIGIBLE = 1e-9;

  /** What is done with one weight above 0. */
  @FunctionalInterface
  interface Visitor<E extends Exception> {

    /**
     * @param visible the number of cars that would be seen
     * @param cell the pair of errors, row by row
     */
    void visit(int visible, int cell, double weight) throws E;
  }

  private final double[][] weights;
  private final int cells;

  /**
   * No weight at all.
   *
   * @param numbers of cars that may be seen, with 0
   * @param rows sizes of one error
   * @param columns sizes of the other
   */
  JointWeights(int numbers, int rows, int columns) {
    weights = new double[numbers][];
    cells = rows * columns;
  }

  /** The largest number of cars that may be seen. */
  int most() {
    return weights.length - 1;
  }

  /** Nothing is added where the weight is 0, so the place need not exist then. */
  void add(int visible, int cell, double weight) {
    if (weight > 0) {
      if (weights[visible] == null) {
        weights[visible] = new double[cells];
      }
      weights[visible][cell] += weight;
    }
  }

  <E extends Exception> void forEach(Visitor<E> visitor) throws E {
    forEach(0, visitor);
  }

  /** Leaves out what is too small to matter. */
  <E extends Exception> void forEachLikely(Visitor<E> visitor) throws E {
    forEach(NEGLIGIBLE, visitor);
  }

  private <E extends Exception> void forEach(double above, Visitor<E> visitor) throws E {
    for (int visible = 0; visible < weights.length; visible++) {
      double[] slice = weights[visible];
      for (int cell = 0; slice != null && cell < cells; cell++) {
        if (slice[cell] > above) {
          visitor.visit(visible, cell, slice[cell]);
        }
      }
    }
  }

  /** How many weights are above 0. */
  int count() {
    int[] count = {0};
    forEach((visible, cell, weight) -> count[0]++);
    return count[0];
  }

  double sum() {
    double sum = 0;
    for (double[] slice : weights) {
      if (slice != null) {
        sum += Arrays.stream(slice).sum();
      }
    }
    return sum;
  }

  /** Makes them sum to 1, and forgets what is too small to matter. */
  void normalise() {
    double sum = sum();
    for (int visible = 0; visible < weights.length; visible++) {
      if (weights[visible] != null) {
        weights[visible] = parts(weights[visible], sum);
      }
    }
  }

  /** Null if none of them matters. */
  private static double[] parts(double[] slice, double sum) {
    boolean any = false;
    for (int cell = 0; cell < slice.length; cell++) {
      double weight = slice[cell] / sum;
      slice[cell] = weight < NEGLIGIBLE ? 0 : weight;
      any |= slice[cell] > 0;
    }
    return any ? slice : null;
  }
}
