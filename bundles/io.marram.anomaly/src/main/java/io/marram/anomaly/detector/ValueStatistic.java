package io.marram.anomaly.detector;

import java.io.DataInput;
import java.io.DataOutput;

/** The reading itself. */
final class ValueStatistic implements Statistic {

  @Override
  public double after(long timeMillis, double value) {
    return value;
  }

  @Override
  public Explanation explain(double actual, double usual) {
    return new Explanation("value", actual, usual);
  }

  @Override
  public void write(DataOutput out) {}

  @Override
  public void read(DataInput in) {}
}
