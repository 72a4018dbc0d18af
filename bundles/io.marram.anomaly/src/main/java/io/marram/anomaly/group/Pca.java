package io.marram.anomaly.group;

/**
 * Principal components of standardised rows (deviations from the usual, in units of the usual
 * spread): how the sensors of a group go together. Immutable.
 *
 * <p>The first components hold most of the variance; Hotelling's T² is the distance within them,
 * each in units of its own variance, and Q the squared distance from them. The inverse covariance
 * says what each sensor should read, given all others.
 */
final class Pca {

  /** Of the variance that is in the first components. */
  static final double VARIANCE_SHARE = 0.9;

  /**
   * No direction counts as narrower than this part of the average variance: identical sensors have
   * a covariance that cannot be inverted, and few rows show directions too narrow.
   */
  private static final double SMALLEST_SHARE = 1e-3;

  private final double[] values;
  private final double[][] vectors;
  private final int components;
  private final double[][] precision;

  /**
   * From its numbers.
   *
   * @param values variances along the components, largest first, positive
   * @param vectors the components' directions
   */
  Pca(double[] values, double[][] vectors) {
    this.values = values;
    this.vectors = vectors;
    components = components(values);
    precision = precision(values, vectors);
  }

  /**
   * From the covariance of standardised rows.
   *
   * @param covariance symmetric, finite; a sensor without variance stands for itself, with 1
   */
  static Pca of(double[][] covariance) {
    double[][] matrix = new double[covariance.length][];
    for (int j = 0; j < matrix.length; j++) {
      matrix[j] = covariance[j].clone();
      if (matrix[j][j] < SMALLEST_SHARE) {
        matrix[j][j] = 1;
      }
    }
    SymmetricEigen eigen = SymmetricEigen.of(matrix);
    double[] values = eigen.values();
    double floor = 0;
    for (double value : values) {
      floor += Math.max(0, value) * SMALLEST_SHARE / values.length;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(values[i], floor);
    }
    return new Pca(values, eigen.vectors());
  }

  private static int components(double[] values) {
    double all = 0;
    for (double value : values) {
      all += value;
    }
    double sum = 0;
    int count = 0;
    while (count < values.length - 1 && sum < VARIANCE_SHARE * all) {
      sum += values[count++];
    }
    return count;
  }

  private static double[][] precision(double[] values, double[][] vectors) {
    int size = values.length;
    double[][] precision = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double part = vectors[i][j] / values[i];
        for (int k = 0; k < size; k++) {
          precision[j][k] += part * vectors[i][k];
        }
      }
    }
    return precision;
  }

  static double clamp(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }

  /** How many components count for T²; at least 1, and at least 1 is left for Q. */
  int components() {
    return components;
  }

  double[] values() {
    return values;
  }

  double[][] vectors() {
    return vectors;
  }

  /** Hotelling's T² of a standardised row. */
  double hotelling(double[] row) {
    double sum = 0;
    for (int i = 0; i < components; i++) {
      double along = dot(vectors[i], row);
      sum += along * along / values[i];
    }
    return sum;
  }

  /** The squared prediction error Q of a standardised row. */
  double predictionError(double[] row) {
    double sum = 0;
    for (int i = components; i < values.length; i++) {
      double along = dot(vectors[i], row);
      sum += along * along;
    }
    return sum;
  }

  /**
   * How badly a sensor fits all others, in units of how badly it usually does: T² over all
   * components is less by the square of this if the sensor is left out.
   */
  double misfit(double[] row, int sensor) {
    return dot(precision[sensor], row) / Math.sqrt(precision[sensor][sensor]);
  }

  /** What a sensor should deviate by, given the deviations of all others. */
  double expected(double[] row, int sensor) {
    double others = dot(precision[sensor], row) - precision[sensor][sensor] * row[sensor];
    return -others / precision[sensor][sensor];
  }

  /** Of two arrays of the same length. */
  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += left[i] * right[i];
    }
    return sum;
  }
}
