package io.marram.cars.occupancy;

/**
 * How many cars are seen when there are so many. Errors last: a car that is hidden stays hidden for
 * a while. So the error of the newest count is drawn to what is usual, but begins where it was; by
 * that, a hundred pictures of the same moment say no more than one.
 */
final class SightModel {

  /** Sometimes the view changes at once: the sun, rain, lamps. */
  private static final double NEW_VIEW = 0.01;

  /** And sometimes the count is nonsense. */
  private static final double NONSENSE = 1e-5;

  /** A lot without cars is not seen without any error either. */
  private static final double LEAST_VARIANCE = 0.02;

  private static final double ROUNDING = 1.0 / 12;

  private final OccupancySettings settings;

  SightModel(OccupancySettings settings) {
    this.settings = settings;
  }

  /** The probability of a count, when nothing is known of the errors. */
  double probability(int seen, int cars) {
    return NONSENSE + usual(seen, cars);
  }

  /**
   * The probability of a count after an earlier one.
   *
   * @param lasting how much of the error is left, 1 just after, towards 0 long after
   */
  double probability(int seen, int cars, int seenBefore, int carsBefore, double lasting) {
    double error = seenBefore - expected(carsBefore);
    double mean = expected(cars) + lasting * error;
    return NONSENSE
        + NEW_VIEW * usual(seen, cars)
        + (1 - NEW_VIEW) * whole(seen, mean, variance(cars) * (1 - lasting * lasting));
  }

  /** The probability that fewer than a count are seen, half of the count's own included. */
  double below(int seen, int cars) {
    return NormalDistribution.below((seen - expected(cars)) / Math.sqrt(variance(cars)));
  }

  private double usual(int seen, int cars) {
    return whole(seen, expected(cars), variance(cars));
  }

  /** Of a whole number of at least 0 that is roughly normal. */
  private static double whole(int number, double mean, double variance) {
    // To round adds a twelfth to the variance (Sheppard's correction).
    double deviation = Math.sqrt(Math.max(variance / 2, variance - ROUNDING));
    double upTo = NormalDistribution.below((number + 0.5 - mean) / deviation);
    double from = number == 0 ? 0 : NormalDistribution.below((number - 0.5 - mean) / deviation);
    return Math.max(0, upTo - from);
  }

  private double expected(int cars) {
    return settings.detection() * cars + settings.falseCars();
  }

  private double variance(int cars) {
    double detection = settings.detection();
    return Math.max(LEAST_VARIANCE, cars * detection * (1 - detection) + settings.falseCars());
  }
}
