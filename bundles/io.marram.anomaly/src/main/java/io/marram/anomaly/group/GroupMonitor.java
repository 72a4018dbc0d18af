package io.marram.anomaly.group;

import io.marram.anomaly.Sample;
import io.marram.anomaly.StateException;
import io.marram.anomaly.Verdict;
import io.marram.anomaly.Verdict.State;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Watches sensors that belong together. Their readings come one by one, at any times; whenever each
 * has reported once, or one of them again, they make a row, and the row is judged. It learns from
 * the first rows; it follows normal drift after them; and a state that lasts twice as many rows as
 * it learned from is the new normal, of which it then learns anew. Not safe for use by several
 * threads.
 *
 * <p>What it finds lasts for some rows at least: a single wild reading is the business of the
 * sensor's own series. A sensor that was there in less than half of the rows learned from is left
 * out until the group learns anew.
 */
public final class GroupMonitor {

  private static final int VERSION = 1;

  private final GroupSettings settings;
  private final RowAligner aligner;
  private final GroupDetector detector;

  /** A monitor that has seen nothing yet. */
  public GroupMonitor(GroupSettings settings) {
    this.settings = settings;
    aligner = new RowAligner(settings.sensors().size(), settings.patience());
    detector = new GroupDetector(settings.sensors(), settings.learningRows(), settings.budget());
  }

  /**
   * Takes a reading.
   *
   * @param sensor one of the group's
   * @param sample whose value may be NaN, which is the same as no reading at all
   * @return the verdict on a row, if the reading completes one: its series is the group's name, its
   *     time that of the newest reading in it, its value that of the sensor that is strange, or
   *     else this reading's. State INVALID if the reading is refused (infinite, not later than the
   *     last of its sensor), or if less than half of the sensors report.
   * @throws IllegalArgumentException if the sensor is none of the group's
   */
  public Optional<Verdict> observe(String sensor, Sample sample) {
    int number = Collections.binarySearch(settings.sensors(), sensor);
    if (number < 0) {
      throw new IllegalArgumentException(
          "%s is no sensor of group %s".formatted(sensor, settings.name()));
    }
    return switch (aligner.add(number, sample)) {
      case TAKEN, MISSING -> Optional.empty();
      case INFINITE -> Optional.of(refused(sample, sensor + " is infinite"));
      case NOT_LATER ->
          Optional.of(refused(sample, sensor + " is not later than its last reading"));
      case ROW ->
          Optional.of(
              verdict(sample.value(), detector.observe(aligner.row(), aligner.intervalMillis())));
    };
  }

  /** What it watches. */
  public GroupSettings settings() {
    return settings;
  }

  private Verdict refused(Sample sample, String reason) {
    return new Verdict(
        settings.name(), sample.timeMillis(), sample.value(), State.INVALID, 0, false, reason);
  }

  private Verdict verdict(double value, Judgement judgement) {
    State state =
        switch (judgement.state()) {
          case LEARNING -> State.LEARNING;
          case JUDGED -> State.READY;
          case TOO_FEW_SENSORS -> State.INVALID;
        };
    boolean said = judgement.alarm() || state == State.INVALID;
    return new Verdict(
        settings.name(),
        aligner.rowTimeMillis(),
        judgement.alarm() ? valueOf(judgement.sensor(), value) : value,
        state,
        judgement.score(),
        judgement.alarm(),
        said ? judgement.reason() : "");
  }

  private double valueOf(int sensor, double otherwise) {
    double value = aligner.row()[sensor];
    return Double.isNaN(value) ? otherwise : value;
  }

  /**
   * Writes what was learned, so that {@link #read} goes on as if nothing had happened.
   *
   * @throws IOException if the output fails
   */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeInt(settings.sensors().size());
    for (String sensor : settings.sensors()) {
      out.writeUTF(sensor);
    }
    out.writeInt(settings.learningRows());
    aligner.write(out);
    detector.write(out);
  }

  /**
   * A monitor that goes on where the written one was.
   *
   * @param in what {@link #write} wrote, of this or of an earlier version
   * @param settings with the same sensors and as many rows to learn from
   * @throws StateException if it is damaged, of a later version or of other sensors
   * @throws IOException if the input fails or ends early
   */
  public static GroupMonitor read(DataInput in, GroupSettings settings) throws IOException {
    String what = "group " + settings.name();
    StateException.requireVersion(what, in.readInt(), VERSION);
    List<String> sensors = settings.sensors();
    if (in.readInt() != sensors.size()) {
      throw new StateException(what + ": was learned from more or fewer sensors");
    }
    for (String sensor : sensors) {
      if (!in.readUTF().equals(sensor)) {
        throw new StateException(what + ": was not learned from " + sensor);
      }
    }
    if (in.readInt() != settings.learningRows()) {
      throw new StateException(what + ": was learned from more or fewer rows");
    }
    GroupMonitor monitor = new GroupMonitor(settings);
    monitor.aligner.read(in);
    monitor.detector.read(in);
    return monitor;
  }
}
