package io.marram.cars.occupancy;

/**
 * How large a lot is and what errors of its two signals are expected; how large they are is
 * learned.
 *
 * @param capacity no more cars than this fit, 1 to 2,000
 * @param missedCrossings the part of cars that come or go without being counted at a line, 0 to 0.5
 * @param falseCrossings the part of counted crossings that were none, 0 to 0.5
 * @param unseenPerHour how many cars come, and how many go, where there is no line, 0 to 100
 * @param detection the part of cars in the lot that a picture shows, 0.5 to 1
 * @param falseCars how many things that are no cars a picture shows on the average, 0 to 100
 * @param errorMillis for about so long a car that is hidden for a while stays so, 1,000 to
 *     86,400,000; others are hidden for twelve times as long
 * @param disagreementMillis the signals must be at odds for so long to say so, 0 to 86,400,000
 */
public record OccupancySettings(
    int capacity,
    double missedCrossings,
    double falseCrossings,
    double unseenPerHour,
    double detection,
    double falseCars,
    long errorMillis,
    long disagreementMillis) {

  static final int MOST_CARS = 2_000;

  private static final int DAY_MILLIS = 86_400_000;

  public OccupancySettings {
    require("capacity", capacity, 1, MOST_CARS);
    require("missedCrossings", missedCrossings, 0, 0.5);
    require("falseCrossings", falseCrossings, 0, 0.5);
    require("unseenPerHour", unseenPerHour, 0, 100);
    require("detection", detection, 0.5, 1);
    require("falseCars", falseCars, 0, 100);
    require("errorMillis", errorMillis, 1_000, DAY_MILLIS);
    require("disagreementMillis", disagreementMillis, 0, DAY_MILLIS);
  }

  /**
   * Usual error rates: lines 2 % wrong either way, 90 of 100 cars shown for ten minutes, and hardly
   * ever anything that is none.
   */
  public static OccupancySettings of(int capacity) {
    return new OccupancySettings(capacity, 0.02, 0.02, 0.1, 0.9, 0.02, 600_000, 900_000);
  }

  private static void require(String field, double value, double least, double most) {
    // Written so that NaN fails too.
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be from %s to %s, was %s".formatted(field, least, most, value));
    }
  }
}
