package io.marram.anomaly.series;

/**
 * How series are watched: the same for every series.
 *
 * @param windowReadings over how many readings features are computed, 10..10000
 * @param falseAlarmsPerDay how many alarms a day are acceptable for a series in which nothing is
 *     strange, over 0 up to 1000
 * @param seed of all chance
 */
public record SeriesSettings(int windowReadings, double falseAlarmsPerDay, long seed) {

  /** What {@link #standard} has. */
  public static final int STANDARD_WINDOW = 100;

  /** What {@link #standard} has. */
  public static final double STANDARD_FALSE_ALARMS = 0.2;

  private static final int SHORTEST_WINDOW = 10;
  private static final int LONGEST_WINDOW = 10_000;
  private static final double MOST_FALSE_ALARMS = 1000;

  public SeriesSettings {
    if (windowReadings < SHORTEST_WINDOW || windowReadings > LONGEST_WINDOW) {
      throw new IllegalArgumentException(
          "window.readings must be %d..%d, was %d"
              .formatted(SHORTEST_WINDOW, LONGEST_WINDOW, windowReadings));
    }
    if (!(falseAlarmsPerDay > 0 && falseAlarmsPerDay <= MOST_FALSE_ALARMS)) {
      throw new IllegalArgumentException(
          "false.alarms.per.day must be over 0 up to 1000, was " + falseAlarmsPerDay);
    }
  }

  /** The one configuration that is meant to do for every series, and that is measured. */
  public static SeriesSettings standard() {
    return new SeriesSettings(STANDARD_WINDOW, STANDARD_FALSE_ALARMS, 1);
  }
}
