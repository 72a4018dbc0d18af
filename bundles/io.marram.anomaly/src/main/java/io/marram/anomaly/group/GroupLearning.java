package io.marram.anomaly.group;

import java.util.Arrays;

/**
 * Learns a group from rows in which nothing is strange. All lengths follow from how many rows there
 * are: the usual follows over three eighths of them, drift is looked at over an eighth.
 */
final class GroupLearning {

  /**
   * What comes of it.
   *
   * @param model what was learned
   * @param strangeness of most of the rows, each judged by what was learned from others
   */
  record Learned(GroupModel model, double[] strangeness) {}

  /** Share of quiet rows whose evidence stays below the quantile that the limits rest on. */
  private static final double QUIET_SHARE = 0.99;

  /**
   * The evidence of neighbouring rows is much alike, so that few of the rows count as independent,
   * and a process is never again quite what it was. Limits are the quantile times this.
   */
  private static final double MARGIN = 1.3;

  /** Each part of the rows is judged by what was learned from the others. */
  private static final int PARTS = 4;

  /**
   * Drift is looked at over this part of the rows; a drift that goes on for as many rows as were
   * learned from is still part of how the sensors go together.
   */
  private static final int LAGS = 8;

  /** Drift that is no larger than so many times what noise alone does is none. */
  private static final double CLEARLY = 2;

  /** The usual drift is this quantile of what was seen. */
  private static final double USUAL_DRIFT = 0.9;

  /** Limits are never finer than this, in standard deviations or their squares. */
  private static final double SMALLEST_HOTELLING = 0.01;

  private static final double SMALLEST_PREDICTION_ERROR = 0.0025;
  private static final double SMALLEST_MISFIT = 1.5;

  private final double[][] rows;
  private final boolean[] used;
  private final int sensors;
  private final int lag;
  private final double weight;
  private final double[] scales;
  private final double[] speeds;
  private final double[][] standard;
  private final double[][] drifts;
  private double independent;

  private GroupLearning(double[][] rows, boolean[] used) {
    this.rows = rows;
    this.used = used;
    sensors = used.length;
    lag = rows.length / LAGS;
    weight = 8.0 / (3 * rows.length);
    scales = new double[sensors];
    speeds = new double[sensors];
    standard = new double[rows.length][sensors];
    drifts = new double[rows.length - lag][sensors];
  }

  /**
   * Learns.
   *
   * @param rows at least 40, oldest first, one finite value a sensor
   * @param used by sensor: whether it counts
   */
  static Learned learn(double[][] rows, boolean[] used) {
    return new GroupLearning(rows, used).learned();
  }

  /** Where the usual is taken to begin: in the middle of the first quarter of the rows. */
  static Baseline begin(double[][] rows) {
    double[] centres = new double[rows[0].length];
    double[][] first = Arrays.copyOf(rows, Math.max(1, rows.length / 4));
    for (int j = 0; j < centres.length; j++) {
      centres[j] = Spread.median(column(first, j));
    }
    return new Baseline(centres);
  }

  private Learned learned() {
    Baseline baseline = begin(rows);
    int[] unchanged = new int[sensors];
    for (int j = 0; j < sensors; j++) {
      if (used[j]) {
        learnSensor(j, baseline);
        unchanged[j] = longestUnchanged(column(rows, j));
      } else {
        scales[j] = 1;
      }
    }
    independent = independent();
    double[][] drift = Covariance.ofMoves(drifts);
    Pca pca = Pca.of(Covariance.sum(Covariance.of(standard, 0, 0, independent), drift));
    return judged(drift, pca, unchanged);
  }

  private void learnSensor(int sensor, Baseline baseline) {
    double[] values = column(rows, sensor);
    double scale = Spread.of(values);
    double[] deviations = new double[values.length];
    double[] centres = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      deviations[i] = values[i] - baseline.centre(sensor);
      baseline.learn(sensor, values[i], scale, weight);
      centres[i] = baseline.centre(sensor);
    }
    scales[sensor] = Spread.of(deviations);
    for (int i = 0; i < values.length; i++) {
      standard[i][sensor] = Pca.clamp(deviations[i] / scales[sensor], GroupModel.LARGEST_DEVIATION);
    }
    double[] distances = new double[values.length - lag];
    double noise = CLEARLY * driftOfNoise(sensor) * scales[sensor];
    for (int i = 0; i < distances.length; i++) {
      double drift = centres[i + lag] - centres[i];
      distances[i] = Math.abs(drift);
      drifts[i][sensor] = Math.abs(drift) > noise ? LAGS * drift / scales[sensor] : 0;
    }
    speeds[sensor] = Spread.quantile(distances, USUAL_DRIFT) / lag;
  }

  /** How much of a sensor's row is already in the row before, 0 to 0.99. */
  private double persistence(int sensor) {
    double products = 0;
    double squares = 1e-9;
    for (int i = 1; i < standard.length; i++) {
      products += standard[i][sensor] * standard[i - 1][sensor];
      squares += standard[i][sensor] * standard[i][sensor];
    }
    return Pca.clamp(Math.abs(products / squares), 0.99);
  }

  /** How many independent rows one row counts for, over 0 to 1. */
  private double independent() {
    double sum = 0;
    for (int j = 0; j < sensors; j++) {
      double square = Math.pow(persistence(j), 2);
      sum += (1 - square) / (1 + square);
    }
    return sum / sensors;
  }

  /** How far the usual moves by noise alone while drift is looked at, in standard deviations. */
  private double driftOfNoise(int sensor) {
    double persistence = persistence(sensor);
    double longer = (1 + persistence) / (1 - persistence);
    return Math.sqrt(2 * (1 - Math.pow(1 - weight, lag)) * weight / (2 - weight) * longer);
  }

  /** Judges each part of the rows by what is learned from the others. */
  private Learned judged(double[][] drift, Pca pca, int... unchanged) {
    int count = rows.length - lag;
    double[] hotelling = new double[count];
    double[] errors = new double[count];
    double[][] misfits = new double[sensors][count];
    Evidence evidence = new Evidence(sensors);
    Pca others = pca;
    int end = 0;
    for (int i = 0; i < rows.length; i++) {
      if (i == end) {
        int part = 1 + i * PARTS / rows.length;
        end = (part * rows.length + PARTS - 1) / PARTS;
        others = Pca.of(Covariance.sum(Covariance.of(standard, i, end, independent), drift));
      }
      evidence.add(standard[i], others);
      if (i >= lag) {
        hotelling[i - lag] = others.hotelling(evidence.deviations());
        errors[i - lag] = others.predictionError(evidence.deviations());
        for (int j = 0; j < sensors; j++) {
          misfits[j][i - lag] = evidence.misfits()[j];
        }
      }
    }
    double[] misfitLimits = new double[sensors];
    for (int j = 0; j < sensors; j++) {
      misfitLimits[j] = limit(misfits[j], SMALLEST_MISFIT);
    }
    Limits limits =
        new Limits(
            limit(hotelling, SMALLEST_HOTELLING),
            limit(errors, SMALLEST_PREDICTION_ERROR),
            misfitLimits);
    double[] strangeness = new double[count];
    double[] row = new double[sensors];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < sensors; j++) {
        row[j] = misfits[j][i];
      }
      strangeness[i] = limits.strangeness(hotelling[i], errors[i], row);
    }
    double factor = MARGIN * Math.max(1, Spread.quantile(strangeness, QUIET_SHARE));
    for (int i = 0; i < count; i++) {
      strangeness[i] /= factor;
    }
    return new Learned(
        new GroupModel(used, scales, speeds, weight, pca, limits.times(factor), unchanged),
        strangeness);
  }

  private static double limit(double[] evidence, double smallest) {
    return Math.max(smallest, Spread.quantile(evidence, QUIET_SHARE));
  }

  private static int longestUnchanged(double[] values) {
    int longest = 0;
    int length = 0;
    for (int i = 1; i < values.length; i++) {
      length = values[i] == values[i - 1] ? length + 1 : 0;
      longest = Math.max(longest, length);
    }
    return longest;
  }

  static double[] column(double[][] rows, int sensor) {
    double[] column = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      column[i] = rows[i][sensor];
    }
    return column;
  }
}
