package io.marram.anomaly.group;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations.
 *
 * @param values the eigenvalues, largest first
 * @param vectors {@code vectors[i]} belongs to {@code values[i]}; of length 1, and its component of
 *     the largest size is positive, so that the same matrix always gives the same vectors
 */
record SymmetricEigen(double[] values, double[][] vectors) {

  private static final int MAXIMUM_SWEEPS = 60;
  private static final double NEGLIGIBLE = 1e-22;

  /**
   * Solves.
   *
   * @param matrix symmetric, finite; is not changed
   */
  static SymmetricEigen of(double[][] matrix) {
    int size = matrix.length;
    double[][] a = new double[size][];
    double[][] columns = new double[size][size];
    double diagonal = 0;
    for (int i = 0; i < size; i++) {
      a[i] = matrix[i].clone();
      columns[i][i] = 1;
      diagonal += a[i][i] * a[i][i];
    }
    for (int sweep = 0; sweep < MAXIMUM_SWEEPS; sweep++) {
      if (offDiagonal(a) <= NEGLIGIBLE * diagonal) {
        break;
      }
      for (int p = 0; p < size - 1; p++) {
        for (int q = p + 1; q < size; q++) {
          rotate(a, columns, p, q);
        }
      }
    }
    return sorted(a, columns);
  }

  private static double offDiagonal(double[][] a) {
    double sum = 0;
    for (int p = 0; p < a.length; p++) {
      for (int q = p + 1; q < a.length; q++) {
        sum += a[p][q] * a[p][q];
      }
    }
    return sum;
  }

  /** Turns the axes p and q so that a[p][q] becomes 0; row i of columns is the i-th eigenvector. */
  private static void rotate(double[][] a, double[][] columns, int p, int q) {
    if (a[p][q] == 0) {
      return;
    }
    double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
    double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
    double cosine = 1 / Math.hypot(tangent, 1);
    double sine = tangent * cosine;
    for (double[] row : a) {
      double old = row[p];
      row[p] = cosine * old - sine * row[q];
      row[q] = sine * old + cosine * row[q];
    }
    turn(a[p], a[q], cosine, sine);
    turn(columns[p], columns[q], cosine, sine);
    a[p][q] = 0;
    a[q][p] = 0;
  }

  private static void turn(double[] p, double[] q, double cosine, double sine) {
    for (int i = 0; i < p.length; i++) {
      double old = p[i];
      p[i] = cosine * old - sine * q[i];
      q[i] = sine * old + cosine * q[i];
    }
  }

  private static SymmetricEigen sorted(double[][] a, double[][] columns) {
    int[] order =
        IntStream.range(0, a.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -a[i][i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] values = new double[a.length];
    double[][] vectors = new double[a.length][];
    for (int i = 0; i < order.length; i++) {
      values[i] = a[order[i]][order[i]];
      vectors[i] = columns[order[i]];
      pointUp(vectors[i]);
    }
    return new SymmetricEigen(values, vectors);
  }

  private static void pointUp(double[] vector) {
    double largest = 0;
    for (double component : vector) {
      if (Math.abs(component) > Math.abs(largest)) {
        largest = component;
      }
    }
    if (largest < 0) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = -vector[i];
      }
    }
  }
}
