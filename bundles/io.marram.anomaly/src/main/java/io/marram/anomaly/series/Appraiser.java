package io.marram.anomaly.series;

import io.marram.anomaly.StateException;
import io.marram.anomaly.detector.Explanation;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Judges the values of one series and learns from them. */
final class Appraiser {

  private static final int VERSION = 1;
  private static final int LEAST = 50;
  private static final double FORGETTING = 0.01;
  private static final double FAR = 6;

  /**
   * What is thought of a value.
   *
   * @param ready whether enough was seen to judge
   * @param score how strange it is, 0 to 1
   * @param alarm whether it is called an anomaly
   * @param why what makes it strange
   */
  record Appraisal(boolean ready, double score, boolean alarm, Explanation why) {}

  private long seen;
  private double mean;
  private double variance;

  Appraisal observe(long timeMillis, double value, long intervalMillis) {
    if (Double.isNaN(value)) {
      return new Appraisal(seen >= LEAST, 0, false, new Explanation("value", value, mean));
    }
    double deviation = variance > 0 ? Math.abs(value - mean) / Math.sqrt(variance) : 0;
    Explanation why = new Explanation("value", value, mean);
    double rate = Math.max(FORGETTING, 1.0 / (seen + 1));
    double change = value - mean;
    mean += rate * change;
    variance = (1 - rate) * (variance + rate * change * change);
    seen++;
    return seen > LEAST
        ? new Appraisal(true, deviation / (deviation + FAR), deviation > FAR, why)
        : new Appraisal(false, 0, false, why);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeLong(seen);
    out.writeDouble(mean);
    out.writeDouble(variance);
  }

  static Appraiser read(DataInput in, SeriesSettings settings, SeriesKinds kinds)
      throws IOException {
    StateException.requireVersion("series", in.readInt(), VERSION);
    Appraiser appraiser = new Appraiser();
    appraiser.seen = in.readLong();
    appraiser.mean = in.readDouble();
    appraiser.variance = in.readDouble();
    return appraiser;
  }
}
