package io.marram.anomaly.feature;

import java.util.List;

/**
 * What sums tell about a window.
 *
 * <ul>
 *   <li>mean, deviation (of the population), minimum, maximum, range
 *   <li>slope of the line of least squares, per second
 *   <li>energy: the mean square of the values
 *   <li>crossings of the mean: the share of steps between neighbours that lead from below the
 *       window's mean to it or beyond, or back
 *   <li>recent shift: by how much the mean of the recent readings is above that of all
 *   <li>recent deviation ratio: of the recent readings' deviation to that of all; 1 if all are
 *       equal
 * </ul>
 */
final class Statistics implements FeatureCalculator {

  static final List<String> NAMES =
      List.of(
          "mean",
          "deviation",
          "minimum",
          "maximum",
          "range",
          "slope",
          "energy",
          "crossings of the mean",
          "recent shift",
          "recent deviation ratio");

  private final SlidingSums all;
  private final SlidingSums recent;

  /** The lower and the upper value of each pair of neighbours. */
  private final SortedValues lower;

  private final SortedValues upper;

  Statistics(int windowSize, int shortWindow) {
    all = new SlidingSums(windowSize);
    recent = new SlidingSums(Math.min(shortWindow, windowSize));
    lower = new SortedValues(windowSize - 1);
    upper = new SortedValues(windowSize - 1);
  }

  @Override
  public void add(Window window) {
    all.add(window);
    recent.add(window);
    if (window.size() < 2) {
      return;
    }
    double newest = window.value(0);
    double before = window.value(1);
    if (window.hasDropped()) {
      double dropped = window.droppedValue();
      double oldest = window.value(window.size() - 1);
      lower.replace(Math.min(dropped, oldest), Math.min(newest, before));
      upper.replace(Math.max(dropped, oldest), Math.max(newest, before));
    } else {
      lower.add(Math.min(newest, before));
      upper.add(Math.max(newest, before));
    }
  }

  @Override
  public void values(double[] into, int offset) {
    double mean = all.mean();
    double variance = all.variance();
    double deviation = Math.sqrt(variance);
    into[offset] = mean;
    into[offset + 1] = deviation;
    into[offset + 2] = all.smallest();
    into[offset + 3] = all.largest();
    into[offset + 4] = all.largest() - all.smallest();
    into[offset + 5] = all.slope();
    into[offset + 6] = mean * mean + variance;
    into[offset + 7] = crossings(mean);
    into[offset + 8] = recent.mean() - mean;
    into[offset + 9] = deviation > 0 ? Math.sqrt(recent.variance()) / deviation : 1;
  }

  /** Pairs that begin below, less those that are below altogether. */
  private double crossings(double mean) {
    int pairs = lower.size();
    return pairs == 0
        ? Double.NaN
        : (lower.countBelow(mean) - upper.countBelow(mean)) / (double) pairs;
  }
}
