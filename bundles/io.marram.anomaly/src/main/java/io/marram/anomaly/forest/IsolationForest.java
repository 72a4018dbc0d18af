package io.marram.anomaly.forest;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * An Isolation Forest that was grown from a table. It never changes, so that several threads may
 * use it.
 *
 * <p>Each tree is grown from a sample without replacement, to the depth at which a row is usually
 * alone. A node draws one of the columns that are not constant there and cuts it at a uniform place
 * between its smallest and its largest value. A row's score is {@code 2^(-E[h]/c(n))}: E[h] is the
 * mean depth of its leaves, to which a leaf of m rows adds c(m), and c(n) the mean depth in a tree
 * of n rows. Scores lie between 0 and 1, larger is stranger, about 0.5 is usual; scikit-learn's
 * {@code score_samples} is the same with the sign reversed.
 *
 * <p>The order of columns makes no difference: chance draws from columns that are sorted by what
 * they hold in the table. Only columns that are the same in all of its rows are told apart by their
 * place.
 *
 * <p>A missing value (NaN) goes where most rows of the sample went: a gap alone makes no row
 * strange. Infinite values go to their side of each cut, but no cut is placed by them.
 */
public final class IsolationForest {

  /** The most columns that a table may have. */
  public static final int MOST_COLUMNS = 10_000;

  private static final int VERSION = 1;
  private static final int FEWEST_ROWS = 2;

  private final IsolationTrees trees;

  private IsolationForest(IsolationTrees trees) {
    this.trees = trees;
  }

  /**
   * Grows a forest.
   *
   * @param table at least 2 rows of the same number of columns, 1 to {@value #MOST_COLUMNS}
   * @throws IllegalArgumentException if the table has another shape
   */
  public static IsolationForest fit(double[][] table, ForestSettings settings) {
    int columns = requireTable(table);
    int samples = Math.min(settings.samples(), table.length);
    double[] values = new double[Math.multiplyExact(table.length, columns)];
    for (int row = 0; row < table.length; row++) {
      System.arraycopy(table[row], 0, values, row * columns, columns);
    }
    IsolationTrees trees = new IsolationTrees(settings.trees(), columns, samples);
    TreeGrower grower = new TreeGrower(trees, byContents(table, columns));
    SplittableRandom random = new SplittableRandom(settings.seed());
    for (int tree = 0; tree < settings.trees(); tree++) {
      grower.grow(tree, values, table.length, random);
    }
    return new IsolationForest(trees);
  }

  private static int requireTable(double[][] table) {
    if (table.length < FEWEST_ROWS) {
      throw new IllegalArgumentException("a table must have 2 rows or more, had " + table.length);
    }
    int columns = table[0].length;
    ForestSettings.require("columns", columns, 1, MOST_COLUMNS);
    for (double[] row : table) {
      if (row.length != columns) {
        throw new IllegalArgumentException(
            "rows must be of one length, were of " + columns + " and " + row.length);
      }
    }
    return columns;
  }

  private static int[] byContents(double[][] table, int columns) {
    Comparator<Integer> byContents =
        (a, b) -> {
          int compared = 0;
          for (int row = 0; row < table.length && compared == 0; row++) {
            compared = Double.compare(table[row][a], table[row][b]);
          }
          return compared;
        };
    return IntStream.range(0, columns)
        .boxed()
        .sorted(byContents)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** How many columns a row has. */
  public int columns() {
    return trees.columns();
  }

  /**
   * How strange a row is, 0 to 1.
   *
   * @throws IllegalArgumentException if it has another number of columns than the forest
   */
  public double score(double[] row) {
    requireRow(row);
    return trees.score(row);
  }

  /** The score of each row; see {@link #score}. */
  public double[] scores(double[][] table) {
    return Arrays.stream(table).mapToDouble(this::score).toArray();
  }

  /**
   * What each column did to isolate a row: the logarithm of how many times fewer rows its cuts
   * left, over all trees; those that isolate the row early count more.
   *
   * @return a share for each column, 0 to 1; their sum is 1, or all are 0 if nothing was cut
   */
  public double[] shares(double[] row) {
    requireRow(row);
    return shares(trees, row);
  }

  /** The column that did most to isolate a row; see {@link #shares}. */
  public FeatureShare explain(double[] row) {
    return largest(shares(row));
  }

  static double[] shares(IsolationTrees trees, double[] row) {
    double[] shares = new double[trees.columns()];
    trees.addContributions(row, shares);
    double sum = Arrays.stream(shares).sum();
    return sum > 0 ? Arrays.stream(shares).map(share -> share / sum).toArray() : shares;
  }

  static FeatureShare largest(double[] shares) {
    int largest = 0;
    for (int column = 1; column < shares.length; column++) {
      if (shares[column] > shares[largest]) {
        largest = column;
      }
    }
    return new FeatureShare(largest, shares[largest]);
  }

  private void requireRow(double[] row) {
    if (row.length != trees.columns()) {
      throw new IllegalArgumentException(
          "a row must have %d columns, had %d".formatted(trees.columns(), row.length));
    }
  }

  /**
   * Writes the forest, with a version first.
   *
   * @throws IOException if the output fails
   */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeInt(trees.trees());
    out.writeInt(trees.columns());
    out.writeInt(trees.samples());
    trees.write(out);
  }

  /**
   * Reads a forest that scores as the written one.
   *
   * @throws StateException if it is damaged or of a later version
   * @throws IOException if the input fails or ends early
   */
  public static IsolationForest read(DataInput in) throws IOException {
    StateException.requireVersion("isolation forest", in.readInt(), VERSION);
    int count = readSize(in, "trees", 1, ForestSettings.MOST_TREES);
    int columns = readSize(in, "columns", 1, MOST_COLUMNS);
    int samples = readSize(in, "samples", FEWEST_ROWS, ForestSettings.MOST_SAMPLES);
    IsolationTrees trees = new IsolationTrees(count, columns, samples);
    trees.read(in);
    return new IsolationForest(trees);
  }

  static int readSize(DataInput in, String what, int least, int most) throws IOException {
    int size = in.readInt();
    if (size < least || size > most) {
      throw new StateException(
          "isolation forest: %d %s are not %d to %d".formatted(size, what, least, most));
    }
    return size;
  }
}
