package io.marram.cars.occupancy;

/** How many cars are seen when there are so many and nothing is known of the errors. */
final class SightModel {

  /** A lot without cars is not seen without any error either. */
  private static final double LEAST_VARIANCE = 0.02;

  private final OccupancySettings settings;

  SightModel(OccupancySettings settings) {
    this.settings = settings;
  }

  /** The probability that fewer than a count are seen, half of the count's own included. */
  double below(int seen, int cars) {
    return NormalDistribution.below((seen - expected(cars)) / Math.sqrt(variance(cars)));
  }

  private double expected(int cars) {
    return settings.detection() * cars + settings.falseCars();
  }

  private double variance(int cars) {
    double detection = settings.detection();
    return Math.max(LEAST_VARIANCE, cars * detection * (1 - detection) + settings.falseCars());
  }
}
