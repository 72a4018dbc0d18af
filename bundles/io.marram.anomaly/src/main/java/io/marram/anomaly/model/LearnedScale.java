package io.marram.anomaly.model;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Mean and deviation of a series, learned while it comes; the last ten thousand values count, and
 * none of them much if it lies far off.
 */
final class LearnedScale {

  private static final double FORGETTING = 1e-4;
  private static final int LEAST = 50;
  private static final double FARTHEST_DEVIATIONS = 5;

  private long seen;
  private double mean;
  private double variance;

  void add(double value) {
    seen++;
    double rate = Math.max(FORGETTING, 1.0 / seen);
    double farthest = FARTHEST_DEVIATIONS * Math.sqrt(variance);
    double change = value - mean;
    if (seen > LEAST && farthest > 0) {
      change = Math.max(-farthest, Math.min(farthest, change));
    }
    mean += rate * change;
    variance = (1 - rate) * (variance + rate * change * change);
  }

  /** A constant series is measured in its own unit. */
  Scale scale() {
    double deviation = Math.sqrt(variance);
    return new Scale(mean, deviation > 0 ? deviation : 1);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(seen);
    out.writeDouble(mean);
    out.writeDouble(variance);
  }

  void read(DataInput in) throws IOException {
    seen = in.readLong();
    mean = in.readDouble();
    variance = in.readDouble();
    if (seen < 0 || !Double.isFinite(mean) || !(variance >= 0 && Double.isFinite(variance))) {
      throw new StateException("autoencoder: mean and deviation are damaged");
    }
  }
}
