package io.marram.emulator.aws.rules.sql;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers as AWS IoT SQL counts: 34 digits, up to 1E999. A whole number is an Int, any other a
 * Decimal, however they were written.
 */
final class Numbers {

  static final MathContext PRECISION = MathContext.DECIMAL128;

  private static final int LARGEST_EXPONENT = 999;
  private static final int LONGEST = 1_100;
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]{1,1100}(\\.[0-9]{1,1100})?([eE][+-]?[0-9]{1,6})?");

  private Numbers() {}

  /** The number that a text stands for, if it stands for one in range. */
  static Optional<BigDecimal> parse(String text) {
    if (text.length() > LONGEST || !NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    return inRange(new BigDecimal(text));
  }

  /** The number that a value is, or stands for if it is a string. */
  static Optional<BigDecimal> of(JsonElement value) {
    return value instanceof JsonPrimitive primitive && !primitive.isBoolean()
        ? parse(primitive.getAsString())
        : Optional.empty();
  }

  static boolean isNumber(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isNumber();
  }

  static boolean isInt(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  /** Nothing if the number is out of range. */
  static Optional<JsonPrimitive> json(BigDecimal number) {
    return inRange(number).map(Numbers::written).map(JsonPrimitive::new);
  }

  /** An Int in standard notation, a Decimal possibly with an exponent. */
  static String text(BigDecimal number) {
    return written(number).toString();
  }

  private static BigDecimal written(BigDecimal number) {
    if (number.signum() == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 && stripped.precision() - stripped.scale() <= 34
        ? stripped.setScale(0)
        : stripped;
  }

  private static Optional<BigDecimal> inRange(BigDecimal number) {
    if (number.signum() == 0) {
      return Optional.of(BigDecimal.ZERO);
    }
    BigDecimal rounded = number.round(PRECISION);
    return Math.abs((long) rounded.precision() - rounded.scale() - 1) > LARGEST_EXPONENT
        ? Optional.empty()
        : Optional.of(rounded);
  }
}
