package io.marram.anomaly.model;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How well a network usually gives back a series; what is unusual counts little. */
final class UsualError {

  private static final int LEAST = 10;
  private static final double FORGETTING = 0.01;
  private static final double LARGEST_COUNTED = 3;

  /** Floats are no more exact. */
  private static final double SMALLEST = 1e-6;

  private long seen;
  private double mean;

  /** An error in units of the usual one; NaN while too few were seen. Then learns from it. */
  double measure(double error) {
    double surprise = seen < LEAST ? Double.NaN : error / Math.max(mean, SMALLEST);
    double counted =
        seen < LEAST ? error : Math.min(error, LARGEST_COUNTED * Math.max(mean, SMALLEST));
    seen++;
    mean += Math.max(FORGETTING, 1.0 / seen) * (counted - mean);
    return surprise;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(seen);
    out.writeDouble(mean);
  }

  void read(DataInput in) throws IOException {
    seen = in.readLong();
    mean = in.readDouble();
    if (seen < 0 || !(mean >= 0 && Double.isFinite(mean))) {
      throw new StateException("autoencoder: the usual error is damaged");
    }
  }
}
