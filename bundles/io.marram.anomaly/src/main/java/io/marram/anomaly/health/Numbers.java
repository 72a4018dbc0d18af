package io.marram.anomaly.health;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them: at most four decimals, and none that say nothing. */
final class Numbers {

  private static final double PLAIN_FROM = 1e-3;
  private static final double PLAIN_TO = 1e9;

  private Numbers() {}

  static String text(double number) {
    double size = Math.abs(number);
    boolean plain = number == 0 || size >= PLAIN_FROM && size < PLAIN_TO;
    return plain
        ? new DecimalFormat("0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number)
        : Double.toString(number);
  }
}
