package io.marram.anomaly.series;

import io.marram.anomaly.detector.Explanation;
import java.math.BigDecimal;
import java.math.MathContext;

/** Says numbers so that people can read them. */
final class Words {

  private static final MathContext FOUR_DIGITS = new MathContext(4);
  private static final double LARGEST_PLAIN = 1e9;
  private static final double SMALLEST_PLAIN = 1e-4;
  private static final long[] UNITS = {86_400_000, 3_600_000, 60_000, 1000};
  private static final String[] UNIT_NAMES = {"d", "h", "min", "s"};

  private Words() {}

  /** Such as {@code rate of change 12.3, expected about 0.4}. */
  static String of(Explanation why) {
    String actual = why.feature() + " " + number(why.actual());
    return Double.isNaN(why.expected())
        ? actual
        : actual + ", expected about " + number(why.expected());
  }

  /** A number with four digits that count. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros();
    double size = Math.abs(value);
    return value == 0 || (size >= SMALLEST_PLAIN && size < LARGEST_PLAIN)
        ? rounded.toPlainString()
        : rounded.toString();
  }

  /** A length of time in its largest unit, such as {@code 1.5 h}. */
  static String duration(long millis) {
    for (int i = 0; i < UNITS.length; i++) {
      if (millis >= UNITS[i]) {
        return number((double) millis / UNITS[i]) + " " + UNIT_NAMES[i];
      }
    }
    return millis + " ms";
  }
}
