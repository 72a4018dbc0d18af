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

  /** What a row's deviations are cut at before they count for the covariance. */
  private static final double WINSORISED_AT = 5;

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
   * Learns.
   *
   * @param rows standardised, finite
   * @param from the first row to leave out
   * @param to the row after the last to leave out
   */
  static Pca fit(double[][] rows, int from, int to) {
    SymmetricEigen eigen = SymmetricEigen.of(covariance(rows, from, to));
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

  private static double[][] covariance(double[][] rows, int from, int to) {
    int size = rows[0].length;
    int count = rows.length - (to - from);
    double[] means = new double[size];
    double[][] covariance = new double[size][size];
    double[] cut = new double[size];
    for (int i = next(-1, from, to); i < rows.length; i = next(i, from, to)) {
      for (int j = 0; j < size; j++) {
        double value = clamp(rows[i][j], WINSORISED_AT);
        cut[j] = value;
        means[j] += value / count;
        for (int k = 0; k <= j; k++) {
          covariance[j][k] += value * cut[k] / count;
        }
      }
    }
    for (int j = 0; j < size; j++) {
      for (int k = 0; k <= j; k++) {
        covariance[j][k] -= means[j] * means[k];
        covariance[k][j] = covariance[j][k];
      }
    }
    for (int j = 0; j < size; j++) {
      if (covariance[j][j] < SMALLEST_SHARE) {
        covariance[j][j] = 1;
      }
    }
    return covariance;
  }

  private static int next(int row, int from, int to) {
    return row + 1 >= from && row + 1 < to ? to : row + 1;
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

  /** How many sensors it knows. */
  int size() {
    return values.length;
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
