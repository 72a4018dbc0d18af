package io.marram.emulator.cli.anomaly.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round numbers that divide an axis. */
final class NumberTicks {

  private static final double[] STEPS = {1, 2, 2.5, 5, 10};
  private static final String[] SUFFIXES = {"", "k", "M", "G", "T", "P"};
  private static final double PLAIN_UNTIL = 10_000;
  private static final double PLAIN_FROM = 1e-4;

  private final double step;
  private final double largest;

  /**
   * @param most how many there may be, at least 2
   */
  NumberTicks(double from, double until, int most) {
    double raw = (until - from) / most;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double chosen = STEPS[STEPS.length - 1];
    for (int i = STEPS.length - 1; i >= 0; i--) {
      if (STEPS[i] * power >= raw) {
        chosen = STEPS[i];
      }
    }
    step = chosen * power;
    largest = Math.max(Math.abs(from), Math.abs(until));
  }

  /** The numbers that lie within a range, in their order. */
  List<Double> within(double from, double until) {
    List<Double> ticks = new ArrayList<>();
    for (double n = Math.ceil(from / step); n * step <= until; n++) {
      // Without this, zero may be written as -0.
      ticks.add(n == 0 ? 0.0 : n * step);
    }
    return ticks;
  }

  /** How one of them is written. */
  String label(double tick) {
    if (tick == 0) {
      return "0";
    }
    if (largest < PLAIN_FROM) {
      return String.format(Locale.ROOT, "%.3g", tick);
    }
    int thousands = largest < PLAIN_UNTIL ? 0 : (int) (Math.log10(largest) / 3);
    if (thousands >= SUFFIXES.length) {
      return String.format(Locale.ROOT, "%.3g", tick);
    }
    double unit = Math.pow(1000, thousands);
    return String.format(Locale.ROOT, "%,." + decimals(step / unit) + "f", tick / unit)
        + SUFFIXES[thousands];
  }

  /** As few as tell one tick from the next. */
  private static int decimals(double step) {
    int decimals = 0;
    double scaled = step;
    while (decimals < 9 && Math.abs(scaled - Math.rint(scaled)) > 1e-6 * scaled) {
      scaled *= 10;
      decimals++;
    }
    return decimals;
  }
}
