package io.marram.anomaly.feature;

/** A window's values in their order. */
final class SortedValues {

  private final double[] sorted;
  private int size;

  SortedValues(int capacity) {
    sorted = new double[capacity];
  }

  int size() {
    return size;
  }

  void add(double value) {
    int at = countBelow(value);
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = withoutSignOfZero(value);
    size++;
  }

  /**
   * Adds a value and removes another one.
   *
   * @param old a value that was added
   */
  void replace(double old, double value) {
    int from = countBelow(old);
    int to = countBelow(value);
    if (to > from) {
      to--;
      System.arraycopy(sorted, from + 1, sorted, from, to - from);
    } else {
      System.arraycopy(sorted, to, sorted, to + 1, from - to);
    }
    sorted[to] = withoutSignOfZero(value);
  }

  /** How many values are smaller. */
  int countBelow(double value) {
    int from = 0;
    int until = size;
    while (from < until) {
      int middle = (from + until) >>> 1;
      if (sorted[middle] < value) {
        from = middle + 1;
      } else {
        until = middle;
      }
    }
    return from;
  }

  /** The value in the middle, or the mean of the two that are. */
  double median() {
    return middle(sorted[(size - 1) / 2], sorted[size / 2]);
  }

  /** The median of the distances from a value. */
  double medianDistance(double from) {
    int below = countBelow(from);
    return middle(distance(from, below, (size - 1) / 2), distance(from, below, size / 2));
  }

  private static double middle(double a, double b) {
    return a + (b - a) / 2;
  }

  /**
   * The distance of a rank. Both the values below and those above are sorted by their distance
   * already; it is searched how many of those below are among the nearest.
   */
  private double distance(double from, int below, int rank) {
    int least = Math.max(0, rank + 1 - (size - below));
    int most = Math.min(below, rank + 1);
    while (least < most) {
      int taken = (least + most) >>> 1;
      if (from - sorted[below - 1 - taken] < sorted[below + rank - taken] - from) {
        least = taken + 1;
      } else {
        most = taken;
      }
    }
    double farthestBelow = least > 0 ? from - sorted[below - least] : 0;
    double farthestAbove = least <= rank ? sorted[below + rank - least] - from : 0;
    return Math.max(farthestBelow, farthestAbove);
  }

  private static double withoutSignOfZero(double value) {
    return value + 0.0;
  }
}
