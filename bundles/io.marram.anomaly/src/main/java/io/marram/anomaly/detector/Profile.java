package io.marram.anomaly.detector;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;

/** What is usual at each hour of a day or of a week, and how well that predicts. */
final class Profile {

  private static final double FIVE_MINUTES_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  /** How much the error forgets with a reading: it counts the last day or two, or longer. */
  private static final double ERROR_RATE = 0.003;

  private final double rate;
  private final double[] usual;
  private final long[] seen;
  private double error;
  private long predictions;
  private long lastMillis = Long.MIN_VALUE;

  /**
   * @param hours how long it takes to repeat, at least 1
   * @param rate how much of the usual a reading replaces, 0 to 1; less in proportion if readings
   *     come more often than every five minutes, so that many do not replace more than few
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
    double weight = weight(timeMillis);
    double predicted = at(timeMillis);
    if (!Double.isNaN(predicted)) {
      predictions++;
      double off = Math.abs(value - predicted);
      error += (off - error) * Math.max(ERROR_RATE * weight, 1.0 / predictions);
    }
    int hour = hour(timeMillis);
    seen[hour]++;
    usual[hour] += (value - usual[hour]) * Math.max(rate * weight, 1.0 / seen[hour]);
  }

  /** Of a reading: the time it stands for in units of five minutes, at most 1. */
  private double weight(long timeMillis) {
    double sinceLast = lastMillis == Long.MIN_VALUE ? FIVE_MINUTES_MILLIS : timeMillis - lastMillis;
    lastMillis = timeMillis;
    return Math.min(1, sinceLast / FIVE_MINUTES_MILLIS);
  }

  private int hour(long timeMillis) {
    return (int) Math.floorMod(Math.floorDiv(timeMillis, HOUR_MILLIS), (long) usual.length);
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(error);
    out.writeLong(predictions);
    out.writeLong(lastMillis);
    for (int i = 0; i < usual.length; i++) {
      out.writeLong(seen[i]);
      out.writeDouble(usual[i]);
    }
  }

  void read(DataInput in) throws IOException {
    error = in.readDouble();
    predictions = in.readLong();
    lastMillis = in.readLong();
    for (int i = 0; i < usual.length; i++) {
      seen[i] = in.readLong();
      usual[i] = in.readDouble();
      if (seen[i] < 0 || !Double.isFinite(usual[i])) {
        throw new StateException("profile: an hour was seen %d times".formatted(seen[i]));
      }
    }
  }
}
