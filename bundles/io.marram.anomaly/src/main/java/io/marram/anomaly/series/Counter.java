package io.marram.anomaly.series;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Knows a counter, and what to judge of it: not what it has reached, which is always new, but how
 * fast it rises. So a reset is nothing special. A series is a counter if it has risen many times
 * and fallen never, but to near zero.
 */
final class Counter {

  private static final int RISES_OF_A_COUNTER = 100;
  private static final double NEAR_ZERO = 0.1;
  private static final double MILLIS_PER_SECOND = 1000;

  private double last = Double.NaN;

  /** What was reached before the newest reading reset it; NaN if that was no reset. */
  private double before = Double.NaN;

  private int rises;
  private boolean fallen;
  private boolean changed;

  /**
   * What to judge of the next value: itself, or of a counter its rise per second.
   *
   * @param value finite
   * @param elapsedMillis since the value before it, over 0
   */
  double follow(double value, long elapsedMillis) {
    boolean was = isCounter();
    // Higher than before it was reset: it was not, one reading was wrong.
    double base = value >= before ? before : last;
    boolean reset = value < base && value >= 0 && value <= NEAR_ZERO * base;
    learn(value, base, reset);
    double rise = reset ? value : value - base;
    before = reset && was ? last : Double.NaN;
    last = value;
    changed = was != isCounter();
    return was && !changed ? rise * MILLIS_PER_SECOND / elapsedMillis : value;
  }

  private void learn(double value, double base, boolean reset) {
    if (value < base && !reset) {
      fallen = true;
    } else if (reset && !isCounter()) {
      rises = 0;
    } else if (value > base && base >= 0 && rises < RISES_OF_A_COUNTER) {
      rises++;
    }
  }

  /** Whether its rise is judged. */
  boolean isCounter() {
    return !fallen && rises >= RISES_OF_A_COUNTER;
  }

  /** Whether the newest value showed that it is a counter, or that it is none after all. */
  boolean hasChanged() {
    return changed;
  }

  /** Whether the newest value began anew. */
  boolean wasReset() {
    return !Double.isNaN(before);
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(last);
    out.writeDouble(before);
    out.writeInt(rises);
    out.writeBoolean(fallen);
  }

  static Counter read(DataInput in) throws IOException {
    Counter counter = new Counter();
    counter.last = in.readDouble();
    counter.before = in.readDouble();
    counter.rises = in.readInt();
    counter.fallen = in.readBoolean();
    return counter;
  }
}
