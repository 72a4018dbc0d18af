package io.marram.anomaly.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Makes a counter that was reset count on. A series is a counter if it has risen many times and
 * fallen never; if such a one falls to near zero, what it had reached is added to all values from
 * then on. Of other series the values stay as they are.
 */
final class CounterBase {

  private static final int RISES_OF_A_COUNTER = 100;
  private static final double NEAR_ZERO = 0.1;

  private double base;
  private double last = Double.NaN;

  /** What was reached before the newest reading reset it; NaN if that was no reset. */
  private double before = Double.NaN;

  private int rises;

  /** The value counted on from what was reached before. */
  double follow(double value) {
    if (value >= before) {
      // It was not reset: one reading was wrong.
      base -= before;
    }
    boolean reset = isCounter() && value >= 0 && value <= NEAR_ZERO * last;
    before = reset ? last : Double.NaN;
    if (reset) {
      base += last;
    } else if (value < last) {
      rises = 0;
    } else if (value > last && last >= 0 && rises < RISES_OF_A_COUNTER) {
      rises++;
    }
    last = value;
    return base + value;
  }

  private boolean isCounter() {
    return rises >= RISES_OF_A_COUNTER;
  }

  /** Whether the newest reading began anew. */
  boolean wasReset() {
    return !Double.isNaN(before);
  }

  /** What is added to values. */
  double base() {
    return base;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(base);
    out.writeDouble(last);
    out.writeDouble(before);
    out.writeInt(rises);
  }

  static CounterBase read(DataInput in) throws IOException {
    CounterBase counter = new CounterBase();
    counter.base = in.readDouble();
    counter.last = in.readDouble();
    counter.before = in.readDouble();
    counter.rises = in.readInt();
    return counter;
  }
}
