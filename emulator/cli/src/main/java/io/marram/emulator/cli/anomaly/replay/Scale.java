package io.marram.emulator.cli.anomaly.replay;

/**
 * Puts the numbers of a range on a line of the picture.
 *
 * @param from the first number
 * @param until the last number, another than the first
 * @param begin where the first number is, in the picture's units
 * @param end where the last number is
 */
record Scale(double from, double until, double begin, double end) {

  /** Where a number is. */
  double at(double number) {
    return begin + (number - from) / (until - from) * (end - begin);
  }

  double length() {
    return Math.abs(end - begin);
  }
}
