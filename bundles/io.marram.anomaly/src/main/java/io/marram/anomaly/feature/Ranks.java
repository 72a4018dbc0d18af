package io.marram.anomaly.feature;

import java.util.List;

/**
 * What the order of a window's values tells, which a few wild ones do not change: the median, the
 * median distance from it, and by how much the newest value is above the median.
 */
final class Ranks implements FeatureCalculator {

  static final List<String> NAMES = List.of("median", "median deviation", "distance from median");

  private final SortedValues sorted;
  private double newest;

  Ranks(int windowSize) {
    sorted = new SortedValues(windowSize);
  }

  @Override
  public void add(Window window) {
    newest = window.value(0);
    if (window.hasDropped()) {
      sorted.replace(window.droppedValue(), newest);
    } else {
      sorted.add(newest);
    }
  }

  @Override
  public void values(double[] into, int offset) {
    double median = sorted.median();
    into[offset] = median;
    into[offset + 1] = sorted.medianDistance(median);
    into[offset + 2] = newest - median;
  }
}
