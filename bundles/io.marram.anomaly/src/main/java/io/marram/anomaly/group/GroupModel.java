package io.marram.anomaly.group;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What was learned of a group: each sensor's spread and drift, how the sensors go together, and
 * from where on the evidence is too much. Immutable.
 *
 * @param used by sensor: whether it was there to be learned
 * @param scales by sensor: one standard deviation, in the sensor's unit
 * @param speeds by sensor: how far the usual moves in one row, in the sensor's unit
 * @param weight of one row for the usual
 * @param pca of rows in units of the scales
 * @param limits of the evidence
 * @param longestUnchanged by sensor: how many rows in a row repeated the one before
 */
record GroupModel(
    boolean[] used,
    double[] scales,
    double[] speeds,
    double weight,
    Pca pca,
    Limits limits,
    int[] longestUnchanged) {

  /** What deviations are cut at, in standard deviations. */
  static final double LARGEST_DEVIATION = 6;

  private static final int ROUNDS = 20;

  /** How many sensors count. */
  int sensors() {
    int count = 0;
    for (boolean use : used) {
      count += use ? 1 : 0;
    }
    return count;
  }

  /** How many of them have a value in a row. */
  int present(double[] row) {
    int count = 0;
    for (int j = 0; j < row.length; j++) {
      count += used[j] && !Double.isNaN(row[j]) ? 1 : 0;
    }
    return count;
  }

  /**
   * Brings a row into units of the scales.
   *
   * @param row one value a sensor, NaN where it is missing; what is missing becomes what the others
   *     let expect
   * @param into takes the deviations
   */
  void standardise(double[] row, Baseline baseline, double[] into) {
    boolean complete = true;
    for (int j = 0; j < row.length; j++) {
      boolean missing = used[j] && Double.isNaN(row[j]);
      complete &= !missing;
      into[j] =
          used[j] && !missing
              ? Pca.clamp(baseline.deviation(j, row[j]) / scales[j], LARGEST_DEVIATION)
              : 0;
    }
    if (!complete) {
      impute(row, into);
    }
  }

  /** Solves for what is missing, sensor by sensor; converges, as the covariance is positive. */
  private void impute(double[] row, double[] into) {
    for (int round = 0; round < ROUNDS; round++) {
      for (int j = 0; j < row.length; j++) {
        if (used[j] && Double.isNaN(row[j])) {
          into[j] = Pca.clamp(pca.expected(into, j), LARGEST_DEVIATION);
        }
      }
    }
  }

  void write(DataOutput out) throws IOException {
    for (boolean use : used) {
      out.writeBoolean(use);
    }
    Numbers.write(out, scales);
    Numbers.write(out, speeds);
    out.writeDouble(weight);
    Numbers.write(out, pca.values());
    for (double[] vector : pca.vectors()) {
      Numbers.write(out, vector);
    }
    limits.write(out);
    for (int unchanged : longestUnchanged) {
      out.writeInt(unchanged);
    }
  }

  static GroupModel read(DataInput in, int sensors) throws IOException {
    boolean[] used = new boolean[sensors];
    for (int j = 0; j < sensors; j++) {
      used[j] = in.readBoolean();
    }
    double[] scales = Numbers.readPositive(in, sensors);
    double[] speeds = Numbers.read(in, sensors);
    double weight = Numbers.read(in, 1)[0];
    double[] values = Numbers.readPositive(in, sensors);
    double[][] vectors = new double[sensors][];
    for (int i = 0; i < sensors; i++) {
      vectors[i] = Numbers.read(in, sensors);
    }
    Limits limits = Limits.read(in, sensors);
    int[] unchanged = new int[sensors];
    for (int j = 0; j < sensors; j++) {
      unchanged[j] = Numbers.readCount(in, "unchanged readings", 0, Integer.MAX_VALUE);
    }
    return new GroupModel(
        used, scales, speeds, weight, new Pca(values, vectors), limits, unchanged);
  }
}
