package io.marram.anomaly.group;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The newest rows, to learn from. */
final class RecentRows {

  private final double[][] rows;
  private int count;
  private int next;

  RecentRows(int capacity, int sensors) {
    rows = new double[capacity][sensors];
  }

  void add(double[] row) {
    System.arraycopy(row, 0, rows[next], 0, row.length);
    next = (next + 1) % rows.length;
    count = Math.min(rows.length, count + 1);
  }

  int size() {
    return count;
  }

  boolean isFull() {
    return count == rows.length;
  }

  void clear() {
    count = 0;
    next = 0;
  }

  /** By sensor: whether at least half of the rows have a value of it. */
  boolean[] present() {
    boolean[] present = new boolean[rows[0].length];
    for (int j = 0; j < present.length; j++) {
      int values = 0;
      for (double[] row : rows) {
        values += Double.isNaN(row[j]) ? 0 : 1;
      }
      present[j] = 2 * values >= rows.length;
    }
    return present;
  }

  /** All rows of a full ring, oldest first; a missing value is the one before, or the next. */
  double[][] complete() {
    double[][] complete = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      complete[i] = rows[(next + i) % rows.length].clone();
    }
    for (int j = 0; j < complete[0].length; j++) {
      double last = firstValue(complete, j);
      for (double[] row : complete) {
        last = Double.isNaN(row[j]) ? last : row[j];
        row[j] = last;
      }
    }
    return complete;
  }

  private static double firstValue(double[][] rows, int sensor) {
    for (double[] row : rows) {
      if (!Double.isNaN(row[sensor])) {
        return row[sensor];
      }
    }
    return 0;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      Numbers.write(out, rows[(next - count + i + rows.length) % rows.length]);
    }
  }

  void read(DataInput in) throws IOException {
    int written = Numbers.readCount(in, "rows", 0, rows.length);
    double[] row = new double[rows[0].length];
    for (int i = 0; i < written; i++) {
      Numbers.readIfThere(in, row);
      add(row);
    }
  }
}
