package io.marram.anomaly.calibration;

/**
 * The upper tail of a gamma distribution of scale 1, as a logarithm so that it does not vanish: by
 * its series near zero and by Lentz's continued fraction elsewhere (NIST Digital Library of
 * Mathematical Functions, sections 8.7, 8.9 and 5.11).
 */
final class GammaTail {

  private static final double PRECISION = 1e-12;
  private static final int MOST_STEPS = 500;
  private static final double TINY = 1e-300;

  /** From here on Stirling's series is exact to ten digits. */
  private static final double LARGE = 10;

  private final double shape;
  private final double lnGamma;

  /**
   * @param shape over 0
   */
  GammaTail(double shape) {
    this.shape = shape;
    this.lnGamma = lnGamma(shape);
  }

  /**
   * The natural logarithm of the probability of being larger.
   *
   * @param value 0 or more
   */
  double lnAbove(double value) {
    if (value <= 0) {
      return 0;
    }
    double lnDensity = shape * Math.log(value) - value - lnGamma;
    return value < shape + 1
        ? Math.log1p(-Math.exp(lnDensity) * series(value))
        : lnDensity + Math.log(fraction(value));
  }

  private double series(double value) {
    double term = 1 / shape;
    double sum = term;
    for (int step = 1; step < MOST_STEPS && term > sum * PRECISION; step++) {
      term *= value / (shape + step);
      sum += term;
    }
    return sum;
  }

  private double fraction(double value) {
    double b = value + 1 - shape;
    double c = 1 / TINY;
    double d = 1 / b;
    double product = d;
    double change = 0;
    for (int step = 1; step < MOST_STEPS && Math.abs(change - 1) > PRECISION; step++) {
      double a = step * (shape - step);
      b += 2;
      d = 1 / nonZero(a * d + b);
      c = nonZero(b + a / c);
      change = d * c;
      product *= change;
    }
    return product;
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  private static double lnGamma(double x) {
    double shift = 0;
    double large = x;
    while (large < LARGE) {
      shift += Math.log(large);
      large++;
    }
    double square = large * large;
    double correction = (1 - (1.0 / 30 - 1 / (105 * square)) / square) / (12 * large);
    return (large - 0.5) * Math.log(large)
        - large
        + 0.5 * Math.log(2 * Math.PI)
        + correction
        - shift;
  }
}
