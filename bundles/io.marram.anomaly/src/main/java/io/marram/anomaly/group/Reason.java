package io.marram.anomaly.group;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Why a row is strange.
 *
 * @param sensor the number of the sensor that makes it so
 * @param text in words
 */
record Reason(int sensor, String text) {

  private static final MathContext DIGITS = new MathContext(4);
  private static final int MOST_DECIMALS = 9;

  /** A sensor that is farther from its usual than any other. */
  static Reason level(int sensor, String name, double actual, double expected) {
    return new Reason(sensor, name + " is not as usual: " + values(actual, expected));
  }

  /** A sensor that is not what the others let expect. */
  static Reason relation(int sensor, String name, double actual, double expected) {
    return new Reason(sensor, name + " does not fit the others: " + values(actual, expected));
  }

  /** A sensor that is to and fro around what the others let expect. */
  static Reason variation(int sensor, String name, double actual, double expected) {
    return new Reason(
        sensor, name + " varies against the others more than usual: " + values(actual, expected));
  }

  /** A sensor that repeats itself. */
  static Reason stuck(int sensor, String name, int rows) {
    return new Reason(sensor, name + " has not changed for " + rows + " readings");
  }

  private static String values(double actual, double expected) {
    return (Double.isNaN(actual) ? "missing" : number(actual))
        + ", expected about "
        + number(expected);
  }

  private static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return Math.abs(rounded.scale()) > MOST_DECIMALS ? rounded.toString() : rounded.toPlainString();
  }
}
