package io.marram.anomaly.group;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What the newest rows say together. What lasts is told from noise by smoothing: once the
 * deviations themselves (noise averages out, a shift stays), once the squares of what does not fit
 * (a sensor that varies more, or no longer goes with the others).
 */
final class Evidence {

  /** The weight of the newest row: some ten rows count. */
  static final double WEIGHT = 0.1;

  /** One row alone counts no more than this many deviations of misfit, squared. */
  private static final double LARGEST_SQUARE = 16;

  /** A misfit whose average has at least this part of its average square. */
  private static final double ONE_SIDED = 0.25;

  private final double[] deviations;
  private final double[] misfits;

  Evidence(int sensors) {
    deviations = new double[sensors];
    misfits = new double[sensors];
    Arrays.fill(misfits, 1);
  }

  /** Takes a standardised row. */
  void add(double[] row, Pca pca) {
    for (int j = 0; j < row.length; j++) {
      double misfit = pca.misfit(row, j);
      deviations[j] += WEIGHT * (row[j] - deviations[j]);
      misfits[j] += WEIGHT * (Math.min(misfit * misfit, LARGEST_SQUARE) - misfits[j]);
    }
  }

  /** The smoothed deviations. */
  double[] deviations() {
    return deviations;
  }

  /** The smoothed squares of each sensor's misfit; usually about 1. */
  double[] misfits() {
    return misfits;
  }

  /** The sensor that is farthest from its usual. */
  int farthest() {
    return largest(deviations);
  }

  /** The sensor whose deviation fits all others least. */
  int leastFitting(Pca pca) {
    double[] each = new double[deviations.length];
    for (int j = 0; j < each.length; j++) {
      each[j] = pca.misfit(deviations, j);
    }
    return largest(each);
  }

  /** Whether a sensor's misfit lasts on one side, or goes to and fro. */
  boolean isOneSided(int sensor, Pca pca) {
    double lasting = pca.misfit(deviations, sensor);
    return lasting * lasting > ONE_SIDED * misfits[sensor];
  }

  private static int largest(double[] numbers) {
    int largest = 0;
    for (int j = 1; j < numbers.length; j++) {
      if (Math.abs(numbers[j]) > Math.abs(numbers[largest])) {
        largest = j;
      }
    }
    return largest;
  }

  void write(DataOutput out) throws IOException {
    Numbers.write(out, deviations);
    Numbers.write(out, misfits);
  }

  void read(DataInput in) throws IOException {
    Numbers.read(in, deviations);
    Numbers.read(in, misfits);
  }
}
