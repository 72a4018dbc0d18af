package io.marram.anomaly.detector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** By how much a reading differs from the one before it. */
final class ChangeStatistic implements Statistic {

  private double last = Double.NaN;

  @Override
  public double after(long timeMillis, double value) {
    double change = value - last;
    last = value;
    return change;
  }

  @Override
  public Explanation explain(double actual, double usual) {
    return new Explanation("change", actual, usual);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeDouble(last);
  }

  @Override
  public void read(DataInput in) throws IOException {
    last = in.readDouble();
  }
}
