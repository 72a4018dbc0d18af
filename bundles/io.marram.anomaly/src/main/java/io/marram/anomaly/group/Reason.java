package io.marram.anomaly.group;

import java.math.BigDecimal;
import java.math.MathContext;

/** Why a row is strange, in words. */
final class Reason {

  private static final MathContext DIGITS = new MathContext(4);

  private Reason() {}

  /** The sensor that is farthest from its usual. */
  static int farthest(double[] deviations) {
    int farthest = 0;
    for (int j = 1; j < deviations.length; j++) {
      if (Math.abs(deviations[j]) > Math.abs(deviations[farthest])) {
        farthest = j;
      }
    }
    return farthest;
  }

  /** The sensor that fits all others least. */
  static int unfitting(double[] deviations, Pca pca) {
    double[] misfits = new double[deviations.length];
    for (int j = 0; j < misfits.length; j++) {
      misfits[j] = pca.misfit(deviations, j);
    }
    return farthest(misfits);
  }

  static String level(String sensor, double actual, double expected) {
    return sensor + " is not as usual: " + values(actual, expected);
  }

  static String relation(String sensor, double actual, double expected) {
    return sensor + " does not fit the others: " + values(actual, expected);
  }

  static String variation(String sensor, double actual, double expected) {
    return sensor + " varies against the others more than usual: " + values(actual, expected);
  }

  static String stuck(String sensor, int rows) {
    return sensor + " has not changed for " + rows + " readings";
  }

  private static String values(double actual, double expected) {
    return (Double.isNaN(actual) ? "missing" : number(actual))
        + ", expected about "
        + number(expected);
  }

  private static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.scale() > 9 || rounded.scale() < -9
        ? rounded.toString()
        : rounded.toPlainString();
  }
}
