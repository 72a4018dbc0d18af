package io.marram.cars.internal;

/**
 * The least and the most of each number of a car detector's configuration, checked under the names
 * that whoever configures it sees: settings further in have others, and other units.
 */
final class NumberRanges {

  private static final int DAY_SECONDS = 86_400;
  private static final int MOST_CARS = 2_000;

  private NumberRanges() {}

  /**
   * @throws IllegalArgumentException if a number is out of its range; says which and what it may be
   */
  static void check(CarDetectorConfig config) {
    require("least.score", config.least_score(), 0.01, 1);
    require("smoothing.seconds", config.smoothing_seconds(), 0, 600);
    require("stall.seconds", config.stall_seconds(), 0.1, 3_600);
    require("learn.minutes", config.learn_minutes(), 1, 10_080);
    require("capacity", config.capacity(), 0, MOST_CARS);
    require("start.count", config.start_count(), -1, MOST_CARS);
    require("publish.seconds", config.publish_seconds(), 0, DAY_SECONDS);
    require("picture.seconds", config.picture_seconds(), 0, DAY_SECONDS);
    require("picture.size", config.picture_size(), 160, 7_680);
    require("picture.kilobytes", config.picture_kilobytes(), 8, 16_384);
    require("largest.picture", config.largest_picture(), 1, 200);
  }

  static void require(String field, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s must be from %s to %s, was %s"
              .formatted(field, plain(least), plain(most), plain(value)));
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < Long.MAX_VALUE
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
