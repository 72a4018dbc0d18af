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

  void write(DataOutput out) throws IOException {
    Numbers.write(out, deviations);
    Numbers.write(out, misfits);
  }

  void read(DataInput in) throws IOException {
    Numbers.read(in, deviations);
    Numbers.read(in, misfits);
  }
}
