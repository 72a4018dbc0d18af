package io.marram.anomaly.detector;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The mean of the newest readings. */
final class MeanStatistic implements Statistic {

  private final String name;
  private final double[] newest;
  private int size;
  private int next;
  private double sum;

  /**
   * @param readings how many, at least 1
   */
  MeanStatistic(int readings) {
    name = "mean of %d readings".formatted(readings);
    newest = new double[readings];
  }

  @Override
  public double after(long timeMillis, double value) {
    sum += value - newest[next];
    newest[next] = value;
    next++;
    size = Math.max(size, next);
    if (next == newest.length) {
      next = 0;
      sum = exactSum();
    }
    return size == newest.length ? sum / size : Double.NaN;
  }

  /** Sets right what adding and taking away has lost. */
  private double exactSum() {
    double exact = 0;
    for (double value : newest) {
      exact += value;
    }
    return exact;
  }

  @Override
  public Explanation explain(double actual, double usual) {
    return new Explanation(name, actual, usual);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(newest.length);
    out.writeInt(size);
    out.writeInt(next);
    out.writeDouble(sum);
    for (int i = 0; i < size; i++) {
      out.writeDouble(newest[i]);
    }
  }

  @Override
  public void read(DataInput in) throws IOException {
    int length = in.readInt();
    size = in.readInt();
    next = in.readInt();
    sum = in.readDouble();
    if (length != newest.length || size < 0 || size > length || next < 0 || next >= length) {
      throw new StateException(
          "mean: place %d of %d, length %d contradict each other".formatted(next, size, length));
    }
    for (int i = 0; i < size; i++) {
      newest[i] = in.readDouble();
    }
  }
}
