package io.marram.anomaly.forest;

import java.util.SplittableRandom;

/**
 * Grows trees from rows: at each node a column that is not constant there is drawn, and a cut
 * between its smallest and largest value. Stops at single rows, equal rows, and the depth at which
 * rows usually are alone.
 *
 * <p>Values that are not finite do not count for smallest and largest. Infinite ones go to their
 * side of the cut; missing ones go where most rows go, so that a gap alone isolates nothing.
 */
final class TreeGrower {

  private final IsolationTrees trees;

  /** The columns in an order that does not depend on how the caller numbers them. */
  private final int[] order;

  private final int[] drawable;
  private int[] chosen = new int[0];
  private final int[] apart;

  private double[] values;
  private SplittableRandom random;
  private int rowsOfTree;
  private int limit;
  private int free;
  private double smallest;
  private double largest;

  TreeGrower(IsolationTrees trees, int[] order) {
    this.trees = trees;
    this.order = order.clone();
    this.drawable = new int[order.length];
    this.apart = new int[trees.samples()];
  }

  /**
   * Grows a tree anew.
   *
   * @param table rows of the forest's columns, one after the other
   * @param tableRows how many there are, at least 2
   */
  void grow(int tree, double[] table, int tableRows, SplittableRandom chance) {
    values = table;
    random = chance;
    rowsOfTree = Math.min(trees.samples(), tableRows);
    limit = PathLength.limit(rowsOfTree);
    choose(tableRows);
    int root = trees.root(tree);
    free = root + 1;
    grow(root, 0, 0, rowsOfTree);
  }

  /** Draws rows without replacement: the first ones of a shuffled deck. */
  private void choose(int tableRows) {
    if (chosen.length < tableRows) {
      chosen = new int[tableRows];
    }
    for (int i = 0; i < tableRows; i++) {
      chosen[i] = i;
    }
    for (int i = 0; i < rowsOfTree; i++) {
      int other = i + random.nextInt(tableRows - i);
      int row = chosen[other];
      chosen[other] = chosen[i];
      chosen[i] = row;
    }
  }

  private void grow(int node, int depth, int from, int until) {
    int column = depth < limit && until - from > 1 ? drawColumn(from, until) : -1;
    if (column < 0) {
      trees.setLeaf(node, depth, until - from, rowsOfTree);
      return;
    }
    double threshold = drawThreshold();
    int middle = part(column, threshold, from, until);
    int first = free;
    free += 2;
    trees.setCut(node, column, threshold, first, until - from);
    grow(first, depth + 1, from, middle);
    grow(first + 1, depth + 1, middle, until);
  }

  /** One of those that are not constant, each as likely; -1 if all are. */
  private int drawColumn(int from, int until) {
    System.arraycopy(order, 0, drawable, 0, order.length);
    for (int left = order.length; left > 0; left--) {
      int at = random.nextInt(left);
      int column = drawable[at];
      measure(column, from, until);
      if (smallest < largest) {
        return column;
      }
      drawable[at] = drawable[left - 1];
    }
    return -1;
  }

  private void measure(int column, int from, int until) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = from; i < until; i++) {
      double value = value(i, column);
      if (value < low && value != Double.NEGATIVE_INFINITY) {
        low = value;
      }
      if (value > high && value != Double.POSITIVE_INFINITY) {
        high = value;
      }
    }
    smallest = low;
    largest = high;
  }

  /** At least the smallest, less than the largest value: both sides get a row. */
  private double drawThreshold() {
    double at = random.nextDouble();
    double drawn = smallest * (1 - at) + largest * at;
    return drawn >= smallest && drawn < largest ? drawn : smallest;
  }

  /** Puts the rows of the first child first. */
  private int part(int column, double threshold, int from, int until) {
    int missing = 0;
    int middle = from;
    int second = 0;
    for (int i = from; i < until; i++) {
      double value = value(i, column);
      if (value > threshold) {
        apart[second++] = chosen[i];
      } else if (value <= threshold) {
        chosen[middle++] = chosen[i];
      } else {
        apart[apart.length - ++missing] = chosen[i];
      }
    }
    boolean missingGoSecond = second > middle - from;
    for (int i = 1; i <= missing && !missingGoSecond; i++) {
      chosen[middle++] = apart[apart.length - i];
    }
    System.arraycopy(apart, 0, chosen, middle, second);
    for (int i = 1; i <= missing && missingGoSecond; i++) {
      chosen[middle + second + i - 1] = apart[apart.length - i];
    }
    return middle;
  }

  private double value(int i, int column) {
    return values[chosen[i] * order.length + column];
  }
}
