package io.marram.cars.occupancy;

/** The standard normal distribution. */
final class NormalDistribution {

  private static final double ROOT_TWO = Math.sqrt(2);

  private NormalDistribution() {}

  /**
   * The probability of less than {@code z}, by formula 7.1.26 of Abramowitz and Stegun (1964);
   * wrong by less than 1e-7.
   */
  static double below(double z) {
    double x = Math.abs(z) / ROOT_TWO;
    double t = 1 / (1 + 0.3275911 * x);
    double tail =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
            * Math.exp(-x * x)
            / 2;
    return z < 0 ? tail : 1 - tail;
  }
}
