package io.marram.anomaly.detector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/** What is usual at each hour of a day or of a week, and how well that predicts. */
final class Profile {

  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  /** How fast the error forgets: it counts the last few hundred readings. */
  private static final double ERROR_RATE = 0.003;

  private final double rate;
  private final double[] usual;
  private final long[] seen;
  private double error;
  private long predictions;

  /**
   * @param hours how long it takes to repeat, at least 1
   * @param rate how much of the usual a reading replaces, 0 to 1
   */
  Profile(int hours, double rate) {
    this.rate = rate;
    usual = new double[hours];
    seen = new long[hours];
  }

  /** What is usual at a time; NaN if nothing is known about it. */
  double at(long timeMillis) {
    int hour = hour(timeMillis);
    return seen[hour] == 0 ? Double.NaN : usual[hour];
  }

  /** How far its predictions were off, on average, of late. */
  double error() {
    return error;
  }

  /** How many readings it has predicted. */
  long predictions() {
    return predictions;
  }

  void learn(long timeMillis, double value) {
    int hour = hour(timeMillis);
    if (seen[hour] > 0) {
      predictions++;
      double off = Math.abs(value - usual[hour]);
      error += (off - error) * Math.max(ERROR_RATE, 1.0 / predictions);
    }
    seen[hour]++;
    usual[hour] += (value - usual[hour]) * Math.max(rate, 1.0 / seen[hour]);
  }

  private int hour(long timeMillis) {
    return (int) Math.floorMod(Math.floorDiv(timeMillis, HOUR_MILLIS), (long) usual.length);
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(error);
    out.writeLong(predictions);
    for (int i = 0; i < usual.length; i++) {
      out.writeLong(seen[i]);
      out.writeDouble(usual[i]);
    }
  }

  void read(DataInput in) throws IOException {
    error = in.readDouble();
    predictions = in.readLong();
    for (int i = 0; i < usual.length; i++) {
      seen[i] = in.readLong();
      usual[i] = in.readDouble();
    }
  }
}
