package io.marram.anomaly.forest;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The nodes of all trees in flat arrays, each tree in a span of its own, so that one can be grown
 * anew in its place. A row goes to the second child if its value is larger than the threshold.
 *
 * <p>A leaf is its own first child and has a threshold that nothing exceeds. So every row makes the
 * same number of steps in every tree, without a branch that the processor could guess wrong, and
 * several trees can be walked at the same time.
 *
 * <p>Columns, children and rows fit into shorts by the limits of {@link ForestSettings} and {@link
 * IsolationForest}.
 */
final class IsolationTrees {

  private static final int LEAF = -1;

  private final int trees;
  private final int columns;
  private final int samples;
  private final int span;
  private final int steps;

  private final double[] threshold;
  private final short[] column;

  /** How far the first child is from the node; the second one is next to it. */
  private final short[] child;

  /** How many rows of the tree's sample came to the node. */
  private final short[] rows;

  /** Of leaves: the path's length, divided by its mean in a tree of so many rows. */
  private final float[] path;

  IsolationTrees(int trees, int columns, int samples) {
    this.trees = trees;
    this.columns = columns;
    this.samples = samples;
    this.span = 2 * samples - 1;
    this.steps = PathLength.limit(samples);
    this.threshold = new double[trees * span];
    this.column = new short[trees * span];
    this.child = new short[trees * span];
    this.rows = new short[trees * span];
    this.path = new float[trees * span];
  }

  int trees() {
    return trees;
  }

  int columns() {
    return columns;
  }

  int samples() {
    return samples;
  }

  int root(int tree) {
    return tree * span;
  }

  void setLeaf(int node, int depth, int rowsHere, int rowsOfTree) {
    threshold[node] = Double.POSITIVE_INFINITY;
    column[node] = 0;
    child[node] = 0;
    rows[node] = (short) rowsHere;
    path[node] = (float) ((depth + PathLength.mean(rowsHere)) / PathLength.mean(rowsOfTree));
  }

  void setCut(int node, int cutColumn, double cutThreshold, int firstChild, int rowsHere) {
    threshold[node] = cutThreshold + 0.0; // makes -0 a 0, since 0 does not exceed it
    column[node] = (short) cutColumn;
    child[node] = (short) (firstChild - node);
    rows[node] = (short) rowsHere;
  }

  /** 2 to the power of minus the mean path of a row. */
  double score(double[] values) {
    double sum = isFinite(values) ? sumOfPaths(values) : sumOfPathsOneByOne(values);
    return Math.pow(2, -sum / trees);
  }

  private static boolean isFinite(double[] values) {
    boolean finite = true;
    for (double value : values) {
      finite &= Double.isFinite(value);
    }
    return finite;
  }

  private double sumOfPaths(double[] values) {
    double sum = 0;
    int tree = 0;
    for (; tree + 4 <= trees; tree += 4) {
      int a = root(tree);
      int b = a + span;
      int c = b + span;
      int d = c + span;
      for (int step = 0; step < steps; step++) {
        a += child[a] + exceeds(values[column[a]], threshold[a]);
        b += child[b] + exceeds(values[column[b]], threshold[b]);
        c += child[c] + exceeds(values[column[c]], threshold[c]);
        d += child[d] + exceeds(values[column[d]], threshold[d]);
      }
      sum += (path[a] + path[b]) + (path[c] + path[d]);
    }
    for (; tree < trees; tree++) {
      int node = root(tree);
      for (int step = 0; step < steps; step++) {
        node += child[node] + exceeds(values[column[node]], threshold[node]);
      }
      sum += path[node];
    }
    return sum;
  }

  /**
   * 1 if a finite value is larger than a threshold, else 0: the sign of their difference. A
   * comparison may be compiled to a jump, which is guessed wrong half of the time.
   */
  private static int exceeds(double value, double threshold) {
    return (int) (Double.doubleToRawLongBits(threshold - value) >>> (Long.SIZE - 1));
  }

  private double sumOfPathsOneByOne(double[] values) {
    double sum = 0;
    for (int tree = 0; tree < trees; tree++) {
      sum += path[leaf(values, tree)];
    }
    return sum;
  }

  private int leaf(double[] values, int tree) {
    int node = root(tree);
    while (child[node] > 0) {
      node = next(node, values[column[node]]);
    }
    return node;
  }

  /** A missing value goes where most rows went. */
  private int next(int node, double value) {
    int first = node + child[node];
    boolean second = Double.isNaN(value) ? rows[first + 1] > rows[first] : value > threshold[node];
    return second ? first + 1 : first;
  }

  /**
   * Adds to each column what its cuts did to isolate a row: the logarithm of how many times fewer
   * rows were left after the cut. A tree that isolates the row early counts more.
   */
  void addContributions(double[] values, double[] into) {
    for (int tree = 0; tree < trees; tree++) {
      double weight = 1 / (double) path[leaf(values, tree)];
      int node = root(tree);
      while (child[node] > 0) {
        int next = next(node, values[column[node]]);
        into[column[node]] += weight * Math.log((double) rows[node] / rows[next]);
        node = next;
      }
    }
  }

  void write(DataOutput out) throws IOException {
    for (int tree = 0; tree < trees; tree++) {
      int root = root(tree);
      int nodes = 1;
      for (int node = root; node < root + nodes; node++) {
        boolean leaf = child[node] == 0;
        out.writeInt(leaf ? LEAF : column[node]);
        out.writeInt(rows[node]);
        if (!leaf) {
          out.writeInt(node + child[node] - root);
          out.writeDouble(threshold[node]);
          nodes += 2;
        }
      }
    }
  }

  /**
   * Reads what {@link #write} wrote, as it was.
   *
   * @throws StateException if it is no tree
   */
  void read(DataInput in) throws IOException {
    int[] depth = new int[span];
    for (int tree = 0; tree < trees; tree++) {
      readTree(in, root(tree), depth);
    }
  }

  private void readTree(DataInput in, int root, int[] depth) throws IOException {
    Arrays.fill(depth, -1);
    depth[0] = 0;
    int nodes = 1;
    for (int i = 0; i < nodes; i++) {
      int cutColumn = in.readInt();
      int rowsHere = in.readInt();
      requireTree(depth[i] >= 0 && rowsHere >= 1 && rowsHere <= samples);
      requireTree(i > 0 || rowsHere >= 2);
      if (cutColumn == LEAF) {
        setLeaf(root + i, depth[i], rowsHere, i == 0 ? rowsHere : rows[root]);
        continue;
      }
      int first = in.readInt();
      double cutThreshold = in.readDouble();
      requireTree(cutColumn >= 0 && cutColumn < columns && Double.isFinite(cutThreshold));
      requireTree(first > i && first + 1 < span && depth[i] < steps);
      requireTree(depth[first] < 0 && depth[first + 1] < 0);
      depth[first] = depth[i] + 1;
      depth[first + 1] = depth[i] + 1;
      setCut(root + i, cutColumn, cutThreshold, root + first, rowsHere);
      nodes += 2;
    }
  }

  private static void requireTree(boolean fits) throws StateException {
    if (!fits) {
      throw new StateException("isolation forest: a tree is damaged");
    }
  }
}
