package io.marram.anomaly.group;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Learns from the first rows of a group, then judges each row and goes on to learn. */
final class GroupDetector {

  /** A level that lasts so many times the rows learned from is the new normal. */
  private static final int LASTING = 2;

  /** A quiet row takes so many strange ones back, before they count as lasting. */
  private static final int QUIET_COUNTS = 4;

  /** Unchanged for so many times longer than ever while learning is stuck. */
  private static final int STUCK_FACTOR = 3;

  private static final int STUCK_LEAST = 10;

  private final List<String> names;
  private final RecentRows recent;
  private final int capacity;
  private final double[] standard;
  private final double[] lastRow;
  private final int[] unchanged;
  private GroupModel model;
  private Baseline baseline;
  private Evidence evidence;
  private int strangeRows;

  GroupDetector(List<String> names, int learningRows) {
    this.names = names;
    capacity = learningRows;
    recent = new RecentRows(learningRows, names.size());
    standard = new double[names.size()];
    lastRow = new double[names.size()];
    unchanged = new int[names.size()];
    Arrays.fill(lastRow, Double.NaN);
  }

  /**
   * Judges a row by all before it, then learns from it.
   *
   * @param row by sensor: finite, or NaN where it is missing
   */
  Judgement observe(double[] row) {
    if (model == null) {
      recent.add(row);
      if (recent.isFull()) {
        learn();
      }
      return Judgement.learning();
    }
    int expected = 0;
    int present = 0;
    for (int j = 0; j < row.length; j++) {
      expected += model.used()[j] ? 1 : 0;
      present += model.used()[j] && !Double.isNaN(row[j]) ? 1 : 0;
    }
    if (present < 2 || 2 * present < expected) {
      return Judgement.tooFew(present, expected);
    }
    recent.add(row);
    countUnchanged(row);
    model.standardise(row, baseline, standard);
    evidence.add(standard, model.pca());
    Judgement judgement = judge(row);
    follow(row, judgement.anomaly());
    if (strangeRows >= LASTING * capacity) {
      learn();
    }
    return judgement;
  }

  private void learn() {
    boolean[] used = recent.present();
    int count = 0;
    for (boolean use : used) {
      count += use ? 1 : 0;
    }
    if (count < 2) {
      recent.clear();
      return;
    }
    double[][] rows = recent.complete();
    model = GroupLearning.learn(rows, used);
    baseline = GroupLearning.begin(rows);
    evidence = new Evidence(used.length);
    strangeRows = 0;
    for (double[] row : rows) {
      countUnchanged(row);
      model.standardise(row, baseline, standard);
      evidence.add(standard, model.pca());
      for (int j = 0; j < row.length; j++) {
        baseline.learn(j, row[j], model.scales()[j], model.weight());
      }
    }
  }

  private void countUnchanged(double[] row) {
    for (int j = 0; j < row.length; j++) {
      unchanged[j] = row[j] == lastRow[j] ? unchanged[j] + 1 : 0;
      lastRow[j] = row[j];
    }
  }

  private Judgement judge(double[] row) {
    GroupModel.Limits limits = model.limits();
    double hotelling = Math.sqrt(model.pca().hotelling(evidence.deviations()) / limits.hotelling());
    double prediction =
        Math.sqrt(model.pca().predictionError(evidence.deviations()) / limits.predictionError());
    int misfit = 0;
    double misfits = 0;
    for (int j = 0; j < row.length; j++) {
      if (isStuck(j)) {
        return Judgement.judged(2, j, Reason.stuck(names.get(j), unchanged[j]));
      }
      double ratio = evidence.misfits()[j] / limits.misfits()[j];
      if (ratio > misfits) {
        misfits = ratio;
        misfit = j;
      }
    }
    double most = Math.max(Math.max(hotelling, prediction), misfits);
    if (!(most > 1)) {
      return Judgement.judged(most, -1, "");
    }
    int sensor = misfit;
    if (hotelling == most) {
      sensor = Reason.farthest(evidence.deviations());
      return Judgement.judged(
          most, sensor, Reason.level(names.get(sensor), row[sensor], baseline.centre(sensor)));
    }
    if (prediction == most) {
      sensor = Reason.unfitting(evidence.deviations(), model.pca());
    }
    double expected =
        baseline.centre(sensor) + model.scales()[sensor] * model.pca().expected(standard, sensor);
    double lasting = model.pca().misfit(evidence.deviations(), sensor);
    String name = names.get(sensor);
    return Judgement.judged(
        most,
        sensor,
        4 * lasting * lasting > evidence.misfits()[sensor]
            ? Reason.relation(name, row[sensor], expected)
            : Reason.variation(name, row[sensor], expected));
  }

  private boolean isStuck(int sensor) {
    int longest = model.longestUnchanged()[sensor];
    return model.used()[sensor]
        && longest < capacity / 8
        && unchanged[sensor] > STUCK_FACTOR * (longest + 1) + STUCK_LEAST;
  }

  private void follow(double[] row, boolean strange) {
    strangeRows = strange ? strangeRows + 1 : Math.max(0, strangeRows - QUIET_COUNTS);
    for (int j = 0; j < row.length; j++) {
      double speed = model.speeds()[j];
      if (strange) {
        baseline.hold(j, speed);
      } else if (!Double.isNaN(row[j])) {
        baseline.follow(j, row[j], model.scales()[j], model.weight(), speed);
      }
    }
  }

  void write(DataOutput out) throws IOException {
    recent.write(out);
    Numbers.write(out, lastRow);
    for (int count : unchanged) {
      out.writeInt(count);
    }
    out.writeBoolean(model != null);
    if (model != null) {
      model.write(out);
      baseline.write(out);
      evidence.write(out);
      out.writeInt(strangeRows);
    }
  }

  void read(DataInput in) throws IOException {
    recent.read(in);
    Numbers.readIfThere(in, lastRow);
    for (int j = 0; j < unchanged.length; j++) {
      unchanged[j] = Numbers.readCount(in, "unchanged readings", 0, Integer.MAX_VALUE);
    }
    if (in.readBoolean()) {
      model = GroupModel.read(in, names.size());
      baseline = Baseline.read(in, names.size());
      evidence = new Evidence(names.size());
      evidence.read(in);
      strangeRows = Numbers.readCount(in, "strange rows", 0, LASTING * GroupSettings.MOST_ROWS);
    }
  }
}
