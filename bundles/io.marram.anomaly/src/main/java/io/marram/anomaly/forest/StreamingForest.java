package io.marram.anomaly.forest;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * An Isolation Forest of the newest rows of a stream. It keeps rows in a ring; one tree after the
 * other is grown anew from a sample of the ring, so that what is new becomes usual. Scores mean
 * what they mean in {@link IsolationForest}.
 *
 * <p>A row costs one walk through every tree, and its part of growing one: some {@code samples *
 * log2(samples) / growEvery} steps. Only when the first trees are due are all of them grown at
 * once.
 *
 * <p>The same rows and seed give the same scores, whatever the order of the features: chance draws
 * from features that are sorted by their names. Not safe for use by several threads.
 */
public final class StreamingForest {

  private static final int VERSION = 1;

  private final StreamingSettings settings;
  private final List<String> features;
  private final int columns;
  private final IsolationTrees trees;
  private final TreeGrower grower;
  private final double[] ring;

  /** How many rows were learned from, how many of them were kept, how many trees were grown. */
  private long learned;

  private long kept;
  private long grown;

  /**
   * @param features their names, each unique, at least one
   * @throws IllegalArgumentException if there is no feature, or too many, or two of one name
   */
  public StreamingForest(StreamingSettings settings, List<String> features) {
    ForestSettings.require("features", features.size(), 1, IsolationForest.MOST_COLUMNS);
    if (features.stream().distinct().count() < features.size()) {
      throw new IllegalArgumentException("features must have names of their own: " + features);
    }
    this.settings = settings;
    this.features = List.copyOf(features);
    this.columns = features.size();
    this.trees =
        new IsolationTrees(settings.forest().trees(), columns, settings.forest().samples());
    this.grower = new TreeGrower(trees, byName(features));
    this.ring = new double[Math.multiplyExact(settings.memory(), columns)];
  }

  private static int[] byName(List<String> features) {
    return IntStream.range(0, features.size())
        .boxed()
        .sorted(Comparator.comparing(features::get))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Whether it has trees to score with. */
  public boolean isReady() {
    return grown > 0;
  }

  /**
   * How strange a row is, 0 to 1, by the rows before it; NaN as long as there are no trees.
   *
   * @param row a value for each feature, NaN where it is missing
   * @throws IllegalArgumentException if it has another length
   */
  public double score(double[] row) {
    requireRow(row);
    return isReady() ? trees.score(row) : Double.NaN;
  }

  /**
   * What each feature did to isolate a row; see {@link IsolationForest#shares}. All are 0 as long
   * as there are no trees.
   */
  public double[] shares(double[] row) {
    requireRow(row);
    return isReady() ? IsolationForest.shares(trees, row) : new double[columns];
  }

  /** The feature that did most to isolate a row; see {@link #shares}. */
  public FeatureShare explain(double[] row) {
    return IsolationForest.largest(shares(row));
  }

  /**
   * What a feature usually is: its median over the rows that are kept, without missing values.
   * Costs a sort of them.
   *
   * @return NaN if there are none
   */
  public double median(int feature) {
    double[] known =
        IntStream.range(0, rows())
            .mapToDouble(row -> ring[row * columns + feature])
            .filter(value -> !Double.isNaN(value))
            .sorted()
            .toArray();
    return known.length == 0 ? Double.NaN : known[known.length / 2];
  }

  /** Learns from a row; see {@link #score}. Its values are copied. */
  public void learn(double[] row) {
    requireRow(row);
    if (learned % settings.keepEvery() == 0) {
      int at = (int) (kept % settings.memory()) * columns;
      System.arraycopy(row, 0, ring, at, columns);
      kept++;
    }
    learned++;
    if (!isReady()) {
      if (kept >= settings.firstRows()) {
        growAll();
      }
    } else if (learned % settings.growEvery() == 0) {
      grow();
    }
  }

  private void growAll() {
    for (int tree = 0; tree < trees.trees(); tree++) {
      grow();
    }
  }

  /** Each tree has a generator of its own, so that only their number must be remembered. */
  private void grow() {
    int tree = (int) (grown % trees.trees());
    SplittableRandom random = new SplittableRandom(mixed(settings.forest().seed(), grown));
    grower.grow(tree, ring, rows(), random);
    grown++;
  }

  /** Neighbouring numbers must not give sequences that overlap: the finalizer of MurmurHash3. */
  private static long mixed(long seed, long number) {
    long bits = seed ^ (number * 0xd1342543de82ef95L);
    bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return bits ^ (bits >>> 33);
  }

  private int rows() {
    return (int) Math.min(kept, settings.memory());
  }

  private void requireRow(double[] row) {
    if (row.length != columns) {
      throw new IllegalArgumentException(
          "a row must have %d values, had %d".formatted(columns, row.length));
    }
  }

  /**
   * Writes what was learned, with a version first.
   *
   * @throws IOException if the output fails
   */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    for (int number : shape()) {
      out.writeInt(number);
    }
    out.writeLong(learned);
    out.writeLong(kept);
    out.writeLong(grown);
    for (int i = 0; i < rows() * columns; i++) {
      out.writeDouble(ring[i]);
    }
    if (isReady()) {
      trees.write(out);
    }
  }

  /**
   * Reads a forest that goes on as the written one would.
   *
   * @param settings those of the written one, but for the seed, which may differ
   * @param features those of the written one
   * @throws StateException if it is damaged, of a later version, or of other settings or features
   * @throws IOException if the input fails or ends early
   */
  public static StreamingForest read(
      DataInput in, StreamingSettings settings, List<String> features) throws IOException {
    StateException.requireVersion("streaming forest", in.readInt(), VERSION);
    StreamingForest forest = new StreamingForest(settings, features);
    forest.readState(in);
    return forest;
  }

  private void readState(DataInput in) throws IOException {
    for (int number : shape()) {
      int written = in.readInt();
      if (written != number) {
        throw new StateException("streaming forest: it was of other features or settings");
      }
    }
    learned = in.readLong();
    kept = in.readLong();
    grown = in.readLong();
    if (kept < 0
        || learned < kept
        || grown < 0
        || (grown > 0 && (kept < 2 || grown < trees.trees()))) {
      throw new StateException(
          "streaming forest: %d rows, %d kept, %d trees grown contradict each other"
              .formatted(learned, kept, grown));
    }
    for (int i = 0; i < rows() * columns; i++) {
      ring[i] = in.readDouble();
    }
    if (isReady()) {
      trees.read(in);
    }
  }

  private int[] shape() {
    return new int[] {
      columns, features.hashCode(), trees.trees(), trees.samples(), settings.memory()
    };
  }
}
