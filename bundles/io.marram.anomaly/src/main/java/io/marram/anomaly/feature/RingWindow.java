package io.marram.anomaly.feature;

import java.util.Objects;

/** A window in a ring of arrays. Not safe for use by several threads. */
public final class RingWindow implements Window {

  private final double[] values;
  private final long[] times;

  private int size;
  private int newest = -1;
  private boolean hasDropped;
  private double droppedValue = Double.NaN;
  private long droppedTimeMillis;

  /**
   * @param capacity how many samples it holds once it is full, at least 1
   */
  public RingWindow(int capacity) {
    values = new double[capacity];
    times = new long[capacity];
  }

  /**
   * Moves the window by one sample.
   *
   * @throws IllegalArgumentException if the value is not finite
   */
  public void add(long timeMillis, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a window holds finite values only, was " + value);
    }
    newest = newest + 1 < values.length ? newest + 1 : 0;
    hasDropped = size == values.length;
    if (hasDropped) {
      droppedValue = values[newest];
      droppedTimeMillis = times[newest];
    } else {
      size++;
    }
    values[newest] = value;
    times[newest] = timeMillis;
  }

  @Override
  public int capacity() {
    return values.length;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public double value(int age) {
    return values[index(age)];
  }

  @Override
  public long timeMillis(int age) {
    return times[index(age)];
  }

  private int index(int age) {
    int index = newest - Objects.checkIndex(age, size);
    return index < 0 ? index + values.length : index;
  }

  @Override
  public boolean hasDropped() {
    return hasDropped;
  }

  @Override
  public double droppedValue() {
    return droppedValue;
  }

  @Override
  public long droppedTimeMillis() {
    return droppedTimeMillis;
  }
}
