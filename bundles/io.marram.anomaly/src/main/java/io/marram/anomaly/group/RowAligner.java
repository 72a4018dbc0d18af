package io.marram.anomaly.group;

import io.marram.anomaly.Sample;
import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Makes rows of readings that come one by one, each sensor at its own times. A row is complete when
 * every sensor has reported, or when one reports again. A sensor that did not report counts with
 * its last value for some of its own intervals, then as missing.
 */
final class RowAligner {

  /** What became of a reading. */
  enum Outcome {
    /** The row waits for others. */
    TAKEN,
    /** There is a row; see {@link #row}. */
    ROW,
    /** It is missing, and ignored. */
    MISSING,
    /** It is infinite, and ignored. */
    INFINITE,
    /** It is not later than the sensor's last one, and ignored. */
    NOT_LATER
  }

  /** After so many readings in a row that are not later, the sensor's clock was set back. */
  private static final int CLOCK_WAS_SET = 10;

  /** The weight of a sensor's newest interval. */
  private static final double WEIGHT = 0.1;

  /** A gap counts as no more than so many intervals. */
  private static final double LARGEST_GAP = 2;

  private final int patience;
  private final long[] times;
  private final double[] values;
  private final double[] intervals;
  private final boolean[] reported;
  private final int[] refused;
  private final double[] row;
  private int waiting;
  private long newest;
  private long rowTimeMillis;

  RowAligner(int sensors, int patience) {
    this.patience = patience;
    times = new long[sensors];
    values = new double[sensors];
    intervals = new double[sensors];
    reported = new boolean[sensors];
    refused = new int[sensors];
    row = new double[sensors];
    Arrays.fill(values, Double.NaN);
    waiting = sensors;
  }

  Outcome add(int sensor, Sample sample) {
    if (Double.isNaN(sample.value())) {
      return Outcome.MISSING;
    }
    if (Double.isInfinite(sample.value())) {
      return Outcome.INFINITE;
    }
    boolean first = Double.isNaN(values[sensor]);
    boolean later = first || sample.timeMillis() > times[sensor];
    if (!later && ++refused[sensor] < CLOCK_WAS_SET) {
      return Outcome.NOT_LATER;
    }
    refused[sensor] = 0;
    boolean again = reported[sensor];
    if (again) {
      close();
    }
    if (!first && later) {
      learnInterval(sensor, (double) sample.timeMillis() - times[sensor]);
    }
    times[sensor] = sample.timeMillis();
    values[sensor] = sample.value();
    newest = waiting == values.length ? times[sensor] : Math.max(newest, times[sensor]);
    reported[sensor] = true;
    waiting--;
    if (!again && waiting == 0) {
      close();
      return Outcome.ROW;
    }
    return again ? Outcome.ROW : Outcome.TAKEN;
  }

  /** The newest row, NaN where a sensor is missing; the aligner's own, valid until the next. */
  double[] row() {
    return row;
  }

  /** The time of the newest reading in the newest row, epoch milliseconds. */
  long rowTimeMillis() {
    return rowTimeMillis;
  }

  /** How often there are rows: the shortest interval of a sensor; 0 while none is known. */
  long intervalMillis() {
    double shortest = 0;
    for (double interval : intervals) {
      if (interval > 0 && (shortest == 0 || interval < shortest)) {
        shortest = interval;
      }
    }
    return Math.round(shortest);
  }

  private void learnInterval(int sensor, double gap) {
    double interval = intervals[sensor];
    intervals[sensor] =
        interval == 0
            ? gap
            : interval + WEIGHT * (Math.min(gap, LARGEST_GAP * interval) - interval);
  }

  private void close() {
    for (int j = 0; j < row.length; j++) {
      boolean current = reported[j] || (double) newest - times[j] <= patience * intervals[j];
      row[j] = current ? values[j] : Double.NaN;
    }
    rowTimeMillis = newest;
    Arrays.fill(reported, false);
    waiting = reported.length;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(newest);
    for (int j = 0; j < values.length; j++) {
      out.writeLong(times[j]);
      out.writeBoolean(reported[j]);
      out.writeInt(refused[j]);
    }
    Numbers.write(out, values);
    Numbers.write(out, intervals);
  }

  void read(DataInput in) throws IOException {
    newest = in.readLong();
    for (int j = 0; j < values.length; j++) {
      times[j] = in.readLong();
      reported[j] = in.readBoolean();
      waiting -= reported[j] ? 1 : 0;
      refused[j] = Numbers.readCount(in, "refused readings", 0, CLOCK_WAS_SET);
    }
    Numbers.readIfThere(in, values);
    Numbers.read(in, intervals);
    if (waiting == 0) {
      throw new StateException("group: damaged, a complete row waits");
    }
  }
}
