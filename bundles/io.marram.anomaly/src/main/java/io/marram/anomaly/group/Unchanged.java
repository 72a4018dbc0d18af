package io.marram.anomaly.group;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** Counts for how many rows each sensor has repeated its value. */
final class Unchanged {

  /** A sensor may be unchanged for so many times longer than ever while learning, */
  private static final double FACTOR = 3;

  /** and for so many rows more. */
  private static final double LEAST = 10;

  private final double[] last;
  private final int[] counts;

  Unchanged(int sensors) {
    last = new double[sensors];
    counts = new int[sensors];
    Arrays.fill(last, Double.NaN);
  }

  void add(double[] row) {
    for (int j = 0; j < row.length; j++) {
      counts[j] = row[j] == last[j] ? counts[j] + 1 : 0;
      last[j] = row[j];
    }
  }

  int count(int sensor) {
    return counts[sensor];
  }

  /**
   * How long a sensor has been unchanged, over how long it may be.
   *
   * @param longest how long it was unchanged while learning
   */
  double strangeness(int sensor, int longest) {
    return counts[sensor] / (FACTOR * (longest + 1.0) + LEAST);
  }

  void write(DataOutput out) throws IOException {
    Numbers.write(out, last);
    for (int count : counts) {
      out.writeInt(count);
    }
  }

  void read(DataInput in) throws IOException {
    Numbers.readIfThere(in, last);
    for (int j = 0; j < counts.length; j++) {
      counts[j] = Numbers.readCount(in, "unchanged readings", 0, Integer.MAX_VALUE);
    }
  }
}
