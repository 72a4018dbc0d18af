package io.marram.anomaly.group;

import io.marram.anomaly.calibration.FalseAlarmBudget;
import java.util.List;
import java.util.TreeSet;

/**
 * Which sensors belong together.
 *
 * @param name of the group, the series of its verdicts
 * @param sensors 2 to 64 names, in any order; kept sorted
 * @param learningRows how many rows it learns from before it judges, 40 to 10,000
 * @param patience for so many of a sensor's own intervals its last value counts as its present one,
 *     1 to 1,000; after them the sensor is missing
 * @param budget of false alarms
 */
public record GroupSettings(
    String name, List<String> sensors, int learningRows, int patience, FalseAlarmBudget budget) {

  /** The most sensors of a group. */
  public static final int MAXIMUM_SENSORS = 64;

  static final int LEAST_ROWS = 40;
  static final int MOST_ROWS = 10_000;

  /** A false alarm in five days. */
  static final FalseAlarmBudget STANDARD_BUDGET = new FalseAlarmBudget(0.2);

  private static final int STANDARD_ROWS = 400;
  private static final int STANDARD_PATIENCE = 5;
  private static final int LARGEST_PATIENCE = 1000;

  /**
   * Checks.
   *
   * @throws IllegalArgumentException if something is out of its range, saying what
   */
  public GroupSettings {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a group needs a name");
    }
    TreeSet<String> sorted = new TreeSet<>(sensors);
    if (sorted.size() != sensors.size()) {
      throw new IllegalArgumentException("group " + name + ": a sensor is named twice");
    }
    if (sorted.size() < 2 || sorted.size() > MAXIMUM_SENSORS) {
      throw new IllegalArgumentException(
          "group %s: needs 2 to %d sensors, not %d"
              .formatted(name, MAXIMUM_SENSORS, sorted.size()));
    }
    require(name, "learningRows", learningRows, LEAST_ROWS, MOST_ROWS);
    require(name, "patience", patience, 1, LARGEST_PATIENCE);
    sensors = List.copyOf(sorted);
  }

  /** With 400 rows to learn from, a patience of 5 and a false alarm in five days. */
  public static GroupSettings of(String name, List<String> sensors) {
    return of(name, sensors, STANDARD_ROWS);
  }

  /** With other rows to learn from; see {@link #of(String, List)}. */
  public static GroupSettings of(String name, List<String> sensors, int learningRows) {
    return new GroupSettings(name, sensors, learningRows, STANDARD_PATIENCE, STANDARD_BUDGET);
  }

  /** The same with another budget. */
  public GroupSettings within(FalseAlarmBudget other) {
    return new GroupSettings(name, sensors, learningRows, patience, other);
  }

  private static void require(String name, String what, int value, int from, int to) {
    if (value < from || value > to) {
      throw new IllegalArgumentException(
          "group %s: %s must be %d to %d, was %d".formatted(name, what, from, to, value));
    }
  }
}
