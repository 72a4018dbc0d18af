package io.marram.anomaly.calibration;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How improbable a number is by the newest numbers before it.
 *
 * <p>Within what was seen this is the conformal p-value: the share of numbers that are at least as
 * extreme, counting the new one (Vovk, Gammerman, Shafer: Algorithmic Learning in a Random World,
 * 2005). It needs no assumption but that numbers come in any order alike, and what came a few times
 * already is no surprise. Beyond what was seen a conformal p-value stays the same however far the
 * number lies; here it goes on falling exponentially, at the rate of the most extreme numbers: the
 * exponential case of peaks over a threshold (Siffer et al., Anomaly Detection in Streams with
 * Extreme Value Theory, KDD 2017).
 *
 * <p>A surprise is -log10 of that probability: 3 is one in a thousand. Not safe for use by several
 * threads.
 */
public final class ConformalTail {

  /** Nothing is more improbable than one in 10^20: what is known of a series bears no more. */
  public static final double LARGEST_SURPRISE = 20;

  /** With fewer numbers nothing is said. */
  public static final int LEAST = 30;

  private static final int VERSION = 1;

  /** The share of numbers that are its most extreme ones, and how many of them are needed. */
  private static final double EXTREME_SHARE = 0.05;

  private static final int LEAST_EXTREMES = 5;

  /**
   * Extremes that hardly differ say little about how far a new number may lie: what is beyond is
   * never counted in less than this share of the range.
   */
  private static final double LEAST_OF_RANGE = 0.02;

  /** What is measured in steps may lie half a step off. */
  private static final double ROUNDING = 0.5;

  private static final double LEAST_SCALE = 1e-12;

  private static final double LOG10_E = Math.log10(Math.E);
  private static final double LOG10_TWO = Math.log10(2);

  private final int memory;
  private final double leastScale;
  private final SlidingRanks ranks;

  /**
   * @param memory how many numbers are remembered, at least {@value #LEAST}
   */
  public ConformalTail(int memory) {
    this(memory, LEAST_SCALE);
  }

  /**
   * @param memory how many numbers are remembered, at least {@value #LEAST}
   * @param leastScale differences are never counted in less than this, over 0
   */
  public ConformalTail(int memory, double leastScale) {
    this(memory, leastScale, new SlidingRanks(memory));
  }

  private ConformalTail(int memory, double leastScale, SlidingRanks ranks) {
    if (memory < LEAST) {
      throw new IllegalArgumentException(
          "memory must be at least %d, was %d".formatted(LEAST, memory));
    }
    this.memory = memory;
    this.leastScale = leastScale;
    this.ranks = ranks;
  }

  /** Whether enough was seen to judge. */
  public boolean isReady() {
    return ranks.size() >= LEAST;
  }

  /** The median of what is remembered; NaN if that is nothing. */
  public double median() {
    return ranks.median();
  }

  /**
   * The surprise of a number that may be strangely large or strangely small.
   *
   * @param resolution numbers that differ by less count as the same, 0 or more
   * @return 0 to {@link #LARGEST_SURPRISE}, NaN unless ready
   */
  public double surpriseOnBothSides(double number, double resolution) {
    if (!isReady()) {
      return Double.NaN;
    }
    double oneSide =
        number >= ranks.median() ? above(number, resolution) : below(number, resolution);
    return Math.max(0, oneSide - LOG10_TWO);
  }

  /**
   * The surprise of a number that may be strangely large.
   *
   * @return 0 to {@link #LARGEST_SURPRISE}, NaN unless ready
   */
  public double surpriseAbove(double number) {
    return isReady() ? above(number, 0) : Double.NaN;
  }

  private double above(double number, double resolution) {
    double least = number - resolution;
    double beyond = least - ranks.largest();
    double scale = beyond > 0 ? atLeast(resolution, ranks.spreadOfLargest(extremes())) : 1;
    return surprise(ranks.atLeast(least), beyond, scale);
  }

  private double below(double number, double resolution) {
    double most = number + resolution;
    double beyond = ranks.smallest() - most;
    double scale = beyond > 0 ? atLeast(resolution, ranks.spreadOfSmallest(extremes())) : 1;
    return surprise(ranks.atMost(most), beyond, scale);
  }

  private double surprise(int asExtreme, double beyond, double scale) {
    double seen = -Math.log10((asExtreme + 1.0) / (ranks.size() + 1));
    double further = beyond > 0 ? LOG10_E * beyond / scale : 0;
    return Math.min(LARGEST_SURPRISE, seen + further);
  }

  private int extremes() {
    return Math.max(LEAST_EXTREMES, (int) (EXTREME_SHARE * ranks.size()));
  }

  private double atLeast(double resolution, double scale) {
    double least = LEAST_OF_RANGE * (ranks.largest() - ranks.smallest());
    // Who says what the least difference is knows how coarse the numbers are.
    double coarse = leastScale > LEAST_SCALE ? leastScale : ROUNDING * ranks.step();
    return Math.max(Math.max(scale, least), Math.max(Math.max(resolution, LEAST_SCALE), coarse));
  }

  /** Remembers a number, finite, in place of the oldest one if there is no room. */
  public void learn(double number) {
    // There is no negative zero among the ranks, which would not be equal to zero when sorted.
    ranks.add(number + 0.0);
  }

  /**
   * Writes what is remembered, with a version first.
   *
   * @throws IOException if the output fails
   */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    ranks.write(out);
  }

  /** See {@link #read(DataInput, int, double)}. */
  public static ConformalTail read(DataInput in, int memory) throws IOException {
    return read(in, memory, LEAST_SCALE);
  }

  /**
   * A tail that goes on where the written one was.
   *
   * @throws StateException if it is damaged, of a later version, or remembers more
   * @throws IOException if the input fails or ends early
   */
  public static ConformalTail read(DataInput in, int memory, double leastScale) throws IOException {
    StateException.requireVersion("conformal tail", in.readInt(), VERSION);
    return new ConformalTail(memory, leastScale, SlidingRanks.read(in, memory));
  }
}
