package io.marram.emulator.cli.anomaly.series;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/** Numbers as files write them, with a point. */
final class Numbers {

  private static final Set<String> MISSING = Set.of("", "nan", "null", "none", "na", "n/a", "?");

  private Numbers() {}

  /**
   * A number, infinite if the file says so, or NaN where it says that none is there; else empty.
   */
  static OptionalDouble parse(String text) {
    String word = text.strip();
    if (!word.isEmpty() && word.chars().allMatch(Numbers::belongsToNumber)) {
      try {
        return OptionalDouble.of(Double.parseDouble(word));
      } catch (NumberFormatException e) {
        return OptionalDouble.empty();
      }
    }
    return named(word.toLowerCase(Locale.ROOT));
  }

  /** Java would also read {@code 1d} and {@code 0x1p3}. */
  private static boolean belongsToNumber(int c) {
    return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E';
  }

  private static OptionalDouble named(String word) {
    if (MISSING.contains(word)) {
      return OptionalDouble.of(Double.NaN);
    }
    return switch (word) {
      case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
      case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
      default -> OptionalDouble.empty();
    };
  }
}
