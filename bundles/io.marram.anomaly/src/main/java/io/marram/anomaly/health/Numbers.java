package io.marram.anomaly.health;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as people read them: at most four decimals, and none that say nothing. */
final class Numbers {

  private static final double PLAIN_FROM = 1e-3;
  private static final double PLAIN_TO = 1e9;
  private static final int DECIMALS = 4;

  private Numbers() {}

  static String text(double number) {
    double size = Math.abs(number);
    if (number == 0) {
      return "0";
    }
    return size >= PLAIN_FROM && size < PLAIN_TO
        ? BigDecimal.valueOf(number)
            .setScale(DECIMALS, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString()
        : Double.toString(number);
  }
}
