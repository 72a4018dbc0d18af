package io.marram.anomaly.group;

/** Covariance matrices. */
final class Covariance {

  /** What a row's deviations are cut at before they count. */
  private static final double WINSORISED_AT = 5;

  private Covariance() {}

  /**
   * Of rows. The fewer rows there are for the sensors, the less is said of how sensors go together:
   * few rows always seem to have rules that later rows break.
   *
   * @param rows standardised, finite
   * @param from the first row to leave out
   * @param to the row after the last to leave out
   * @param independent how many independent rows one row counts for, over 0 to 1: rows that are
   *     much like the one before say little new
   */
  static double[][] of(double[][] rows, int from, int to, double independent) {
    int size = rows[0].length;
    int count = rows.length - (to - from);
    double[] means = new double[size];
    double[][] covariance = new double[size][size];
    double[] cut = new double[size];
    for (int i = 0; i < rows.length; i++) {
      if (i >= from && i < to) {
        continue;
      }
      for (int j = 0; j < size; j++) {
        cut[j] = Pca.clamp(rows[i][j], WINSORISED_AT);
        means[j] += cut[j] / count;
        for (int k = 0; k <= j; k++) {
          covariance[j][k] += cut[j] * cut[k] / count;
        }
      }
    }
    double kept = 1 - Math.min(1, size / (independent * count));
    for (int j = 0; j < size; j++) {
      for (int k = 0; k <= j; k++) {
        covariance[j][k] -= means[j] * means[k];
        covariance[j][k] *= j == k ? 1 : kept;
        covariance[k][j] = covariance[j][k];
      }
    }
    return covariance;
  }

  /** The averages of the products of moves, for moves that are themselves deviations. */
  static double[][] ofMoves(double[][] moves) {
    int size = moves[0].length;
    double[][] products = new double[size][size];
    for (double[] move : moves) {
      for (int j = 0; j < size; j++) {
        for (int k = 0; k < size; k++) {
          products[j][k] += move[j] * move[k] / moves.length;
        }
      }
    }
    return products;
  }

  static double[][] sum(double[][] left, double[][] right) {
    double[][] sum = new double[left.length][left.length];
    for (int j = 0; j < sum.length; j++) {
      for (int k = 0; k < sum.length; k++) {
        sum[j][k] = left[j][k] + right[j][k];
      }
    }
    return sum;
  }
}
