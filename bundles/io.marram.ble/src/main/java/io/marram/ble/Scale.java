package io.marram.ble;

/**
 * How a raw integer becomes a value: times {@code multiplier}, divided by {@code divisor}. Dividing
 * once rounds once, so that 2506 hundredths are 25.06 and not 25.060000000000002.
 */
record Scale(long multiplier, long divisor) {

  static final Scale ONE = new Scale(1, 1);
  static final Scale TENTHS = new Scale(1, 10);
  static final Scale HUNDREDTHS = new Scale(1, 100);
  static final Scale THOUSANDTHS = new Scale(1, 1000);
  static final Scale MILLIONTHS = new Scale(1, 1_000_000);

  double of(long raw) {
    return (double) (raw * multiplier) / divisor;
  }
}
