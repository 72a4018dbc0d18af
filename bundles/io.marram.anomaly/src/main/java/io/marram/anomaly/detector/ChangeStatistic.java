package io.marram.anomaly.detector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * By how much a reading differs from the one before it. After a pause there is no such number: what
 * a sensor, or the gateway, slept through is not how fast its value changes.
 */
final class ChangeStatistic implements Statistic {

  /** So many usual intervals are a pause. */
  private static final double PAUSE = 4;

  /** How fast the usual interval follows; pauses count as no more than {@link #PAUSE} of it. */
  private static final double RATE = 0.1;

  private double last = Double.NaN;
  private long lastMillis;
  private double usualMillis;

  @Override
  public double after(long timeMillis, double value) {
    double change = value - last;
    double interval = timeMillis - lastMillis;
    boolean pause = usualMillis > 0 && interval > PAUSE * usualMillis;
    if (!Double.isNaN(last)) {
      usualMillis =
          usualMillis > 0
              ? usualMillis + RATE * (Math.min(interval, PAUSE * usualMillis) - usualMillis)
              : interval;
    }
    last = value;
    lastMillis = timeMillis;
    return pause ? Double.NaN : change;
  }

  @Override
  public Explanation explain(double actual, double usual) {
    return new Explanation("change", actual, usual);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeDouble(last);
    out.writeLong(lastMillis);
    out.writeDouble(usualMillis);
  }

  @Override
  public void read(DataInput in) throws IOException {
    last = in.readDouble();
    lastMillis = in.readLong();
    usualMillis = in.readDouble();
  }
}
