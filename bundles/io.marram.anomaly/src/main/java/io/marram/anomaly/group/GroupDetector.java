package io.marram.anomaly.group;

import io.marram.anomaly.calibration.FalseAlarmBudget;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Learns from the first rows of a group, then judges each row and goes on to learn. */
final class GroupDetector {

  /** A state that lasts so many times the rows learned from is the new normal. */
  private static final int LASTING = 2;

  /** A quiet row takes so many strange ones back, before they count as lasting. */
  private static final int QUIET_COUNTS = 4;

  /** A sensor that repeated itself for this part of the rows learned from may do so. */
  private static final int UNCHANGED_PART = 8;

  /** What began beyond the limits ends well within them, so that it is told once. */
  private static final double ENDS_AT = 0.8;

  private final List<String> names;
  private final int learningRows;
  private final RecentRows recent;
  private final Unchanged unchanged;
  private final GroupAlarm alarm;
  private final double[] standard;
  private GroupModel model;
  private Baseline baseline;
  private Evidence evidence;
  private boolean strange;
  private int strangeRows;

  GroupDetector(List<String> names, int learningRows, FalseAlarmBudget budget) {
    this.names = names;
    this.learningRows = learningRows;
    recent = new RecentRows(learningRows, names.size());
    unchanged = new Unchanged(names.size());
    alarm = new GroupAlarm(budget);
    standard = new double[names.size()];
  }

  /**
   * Judges a row by all before it, then learns from it.
   *
   * @param row by sensor: finite, or NaN where it is missing
   * @param intervalMillis how often there is a row; 0 if that is not known
   */
  Judgement observe(double[] row, long intervalMillis) {
    if (model == null) {
      unchanged.add(row);
      recent.add(row);
      if (recent.isFull()) {
        learn();
      }
      return Judgement.learning();
    }
    int present = model.present(row);
    if (present < 2 || 2 * present < model.sensors()) {
      return Judgement.tooFew(present, model.sensors());
    }
    recent.add(row);
    unchanged.add(row);
    model.standardise(row, baseline, standard);
    evidence.add(standard, model.pca());
    Judgement judgement = judge(row, intervalMillis);
    follow(row);
    if (strangeRows == LASTING * learningRows && recent.isFull()) {
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
    GroupLearning.Learned learned = GroupLearning.learn(rows, used);
    model = learned.model();
    alarm.reset(learned.strangeness());
    baseline = GroupLearning.begin(rows);
    evidence = new Evidence(used.length);
    strange = false;
    strangeRows = 0;
    for (double[] row : rows) {
      model.standardise(row, baseline, standard);
      evidence.add(standard, model.pca());
      for (int j = 0; j < row.length; j++) {
        baseline.learn(j, row[j], model.scales()[j], model.weight());
      }
    }
  }

  private Judgement judge(double[] row, long intervalMillis) {
    double hotelling = model.pca().hotelling(evidence.deviations());
    double error = model.pca().predictionError(evidence.deviations());
    double evident = model.limits().strangeness(hotelling, error, evidence.misfits());
    int stuck = mostUnchanged();
    double still = stuckness(stuck);
    double strangeness = Math.max(evident, still);
    strange = strangeness > (strange ? ENDS_AT : 1);
    double score = alarm.add(strangeness, strange, intervalMillis);
    if (!strange) {
      return Judgement.quiet(strangeness, score);
    }
    Reason reason;
    if (still == strangeness) {
      reason = Reason.stuck(stuck, names.get(stuck), unchanged.count(stuck));
    } else if (model.limits().ofHotelling(hotelling) == strangeness) {
      int sensor = evidence.farthest();
      reason = Reason.level(sensor, names.get(sensor), row[sensor], baseline.centre(sensor));
    } else if (model.limits().ofPredictionError(error) == strangeness) {
      reason = misfit(row, evidence.leastFitting(model.pca()));
    } else {
      reason = misfit(row, model.limits().leastFitting(evidence.misfits()));
    }
    return new Judgement(
        Judgement.State.JUDGED, strangeness, score, alarm.isOn(), reason.sensor(), reason.text());
  }

  private int mostUnchanged() {
    int most = 0;
    for (int j = 1; j < standard.length; j++) {
      if (stuckness(j) > stuckness(most)) {
        most = j;
      }
    }
    return most;
  }

  /** How stuck a sensor is; 0 if it often repeated itself while learning. */
  private double stuckness(int sensor) {
    int longest = model.longestUnchanged()[sensor];
    return longest < learningRows / UNCHANGED_PART ? unchanged.strangeness(sensor, longest) : 0;
  }

  private Reason misfit(double[] row, int sensor) {
    double deviation = model.pca().expected(standard, sensor);
    double expected = baseline.centre(sensor) + model.scales()[sensor] * deviation;
    return evidence.isOneSided(sensor, model.pca())
        ? Reason.relation(sensor, names.get(sensor), row[sensor], expected)
        : Reason.variation(sensor, names.get(sensor), row[sensor], expected);
  }

  private void follow(double[] row) {
    strangeRows =
        strange
            ? Math.min(LASTING * learningRows, strangeRows + 1)
            : Math.max(0, strangeRows - QUIET_COUNTS);
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
    unchanged.write(out);
    out.writeBoolean(model != null);
    if (model != null) {
      model.write(out);
      baseline.write(out);
      evidence.write(out);
      alarm.write(out);
      out.writeBoolean(strange);
      out.writeInt(strangeRows);
    }
  }

  void read(DataInput in) throws IOException {
    recent.read(in);
    unchanged.read(in);
    if (in.readBoolean()) {
      model = GroupModel.read(in, names.size());
      baseline = Baseline.read(in, names.size());
      evidence = new Evidence(names.size());
      evidence.read(in);
      alarm.read(in);
      strange = in.readBoolean();
      strangeRows = Numbers.readCount(in, "strange rows", 0, LASTING * learningRows);
    }
  }
}
