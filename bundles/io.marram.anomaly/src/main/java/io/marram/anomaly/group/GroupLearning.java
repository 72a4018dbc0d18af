package io.marram.anomaly.group;

import java.util.Arrays;

/**
 * Learns a group from rows in which nothing is strange. All lengths follow from how many rows there
 * are: the usual follows over three eighths of them, drift is looked at over an eighth.
 */
final class GroupLearning {

  /** Share of quiet rows whose evidence stays below the quantile that the limits rest on. */
  private static final double QUIET_SHARE = 0.99;

  /**
   * The evidence of neighbouring rows is much alike, so that few of the rows count as independent,
   * and a process is never again quite what it was. Limits are the quantile times this.
   */
  private static final double MARGIN = 1.4;

  /** Each part of the rows is judged by what was learned from the others. */
  private static final int PARTS = 4;

  /** Drift that is slower than this share of rows is looked at as usual, by its quantile. */
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

  private GroupLearning(double[][] rows, boolean[] used) {
    this.rows = rows;
    this.used = used;
    sensors = used.length;
    lag = rows.length / 8;
    weight = 8.0 / (3 * rows.length);
    scales = new double[sensors];
    speeds = new double[sensors];
    standard = new double[rows.length][sensors];
  }

  /**
   * Learns.
   *
   * @param rows at least 40, oldest first, one finite value a sensor
   * @param used by sensor: whether it counts
   */
  static GroupModel learn(double[][] rows, boolean[] used) {
    return new GroupLearning(rows, used).model();
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

  private GroupModel model() {
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
    Pca pca = Pca.fit(standard, 0, 0);
    return new GroupModel(used, scales, speeds, weight, pca, limits(), unchanged);
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
    double[] drifts = new double[values.length - lag];
    for (int i = 0; i < drifts.length; i++) {
      drifts[i] = Math.abs(centres[i + lag] - centres[i]) / lag;
    }
    speeds[sensor] = Spread.quantile(drifts, USUAL_DRIFT);
    scales[sensor] = Spread.of(deviations);
    for (int i = 0; i < values.length; i++) {
      standard[i][sensor] = Pca.clamp(deviations[i] / scales[sensor], 6);
    }
  }

  private GroupModel.Limits limits() {
    int count = rows.length - lag;
    double[] hotelling = new double[count];
    double[] predictionErrors = new double[count];
    double[][] misfits = new double[sensors][count];
    Evidence evidence = new Evidence(sensors);
    Pca pca = null;
    int end = 0;
    for (int i = 0; i < rows.length; i++) {
      if (i == end) {
        int part = 1 + i * PARTS / rows.length;
        end = (part * rows.length + PARTS - 1) / PARTS;
        pca = Pca.fit(standard, i, end);
      }
      evidence.add(standard[i], pca);
      if (i >= lag) {
        hotelling[i - lag] = pca.hotelling(evidence.deviations());
        predictionErrors[i - lag] = pca.predictionError(evidence.deviations());
        for (int j = 0; j < sensors; j++) {
          misfits[j][i - lag] = evidence.misfits()[j];
        }
      }
    }
    double[] limits = new double[sensors];
    for (int j = 0; j < sensors; j++) {
      limits[j] = limit(misfits[j], SMALLEST_MISFIT, MARGIN);
    }
    return new GroupModel.Limits(
        limit(hotelling, SMALLEST_HOTELLING, MARGIN * MARGIN),
        limit(predictionErrors, SMALLEST_PREDICTION_ERROR, MARGIN * MARGIN),
        limits);
  }

  private static double limit(double[] evidence, double smallest, double margin) {
    return margin * Math.max(smallest, Spread.quantile(evidence, QUIET_SHARE));
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
