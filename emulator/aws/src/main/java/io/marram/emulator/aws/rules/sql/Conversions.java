package io.marram.emulator.aws.rules.sql;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.marram.emulator.aws.rules.sql.Expression.CastType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** AWS IoT SQL's conversions between types. An empty result is Undefined. */
final class Conversions {

  /** No text grows beyond this: a message has at most half of it. */
  static final int LONGEST_TEXT = 262_144;

  private Conversions() {}

  /** Whole numbers in standard notation, arrays and objects as JSON; Null has no text. */
  static Optional<String> text(JsonElement value) {
    if (value.isJsonNull()) {
      return Optional.empty();
    }
    if (Numbers.isNumber(value)) {
      return Numbers.of(value).map(Numbers::text);
    }
    return Optional.of(value.isJsonPrimitive() ? value.getAsString() : value.toString());
  }

  static Optional<JsonElement> json(String text) {
    return text.length() > LONGEST_TEXT ? Optional.empty() : Optional.of(new JsonPrimitive(text));
  }

  static Optional<JsonElement> json(BigDecimal number) {
    return Numbers.json(number).map(JsonElement.class::cast);
  }

  static Optional<JsonElement> json(boolean value) {
    return Optional.of(new JsonPrimitive(value));
  }

  static Optional<Boolean> truth(JsonElement value) {
    if (!(value instanceof JsonPrimitive primitive) || primitive.isNumber()) {
      return Optional.empty();
    }
    return switch (primitive.getAsString().toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /** Rounded down, as the functions that take an Int do. */
  static Optional<BigDecimal> integer(JsonElement value) {
    return Numbers.of(value).map(number -> number.setScale(0, RoundingMode.FLOOR));
  }

  static Optional<JsonElement> cast(JsonElement value, CastType type) {
    return switch (type) {
      case STRING -> text(value).flatMap(Conversions::json);
      case BOOLEAN ->
          Numbers.isNumber(value)
              ? Numbers.of(value).flatMap(number -> json(number.signum() != 0))
              : truth(value).flatMap(Conversions::json);
      case DECIMAL -> number(value).flatMap(Conversions::json);
      case INT ->
          number(value)
              .map(number -> number.setScale(0, RoundingMode.FLOOR))
              .flatMap(Conversions::json);
    };
  }

  private static Optional<BigDecimal> number(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isBoolean()
        ? Optional.of(primitive.getAsBoolean() ? BigDecimal.ONE : BigDecimal.ZERO)
        : Numbers.of(value);
  }
}
