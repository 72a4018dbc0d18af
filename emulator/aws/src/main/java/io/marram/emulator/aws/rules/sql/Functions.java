package io.marram.emulator.aws.rules.sql;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.marram.emulator.aws.rules.sql.Expression.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** The functions on values. An empty result, like an empty argument, is Undefined. */
final class Functions {

  private static final int MOST_DIGITS = 34;

  private Functions() {}

  static Optional<JsonElement> apply(Function function, List<Optional<JsonElement>> arguments) {
    return switch (function) {
      case ABS -> number(arguments, BigDecimal::abs);
      case CEIL -> number(arguments, value -> value.setScale(0, RoundingMode.CEILING));
      case FLOOR -> number(arguments, value -> value.setScale(0, RoundingMode.FLOOR));
      case ROUND -> number(arguments, value -> value.setScale(0, RoundingMode.HALF_UP));
      case SIGN -> number(arguments, value -> BigDecimal.valueOf(value.signum()));
      case TRUNC -> numbers(arguments, Functions::truncated);
      case MOD -> mod(arguments);
      case LOWER -> text(arguments, text -> text.toLowerCase(Locale.ROOT));
      case UPPER -> text(arguments, text -> text.toUpperCase(Locale.ROOT));
      case TRIM -> text(arguments, String::strip);
      case LENGTH ->
          textOf(arguments, 0).flatMap(text -> Conversions.json(BigDecimal.valueOf(text.length())));
      case STARTSWITH -> texts(arguments, (text, part) -> new JsonPrimitive(text.startsWith(part)));
      case ENDSWITH -> texts(arguments, (text, part) -> new JsonPrimitive(text.endsWith(part)));
      case INDEXOF -> texts(arguments, (text, part) -> new JsonPrimitive(text.indexOf(part)));
      case REPLACE -> replace(arguments);
      case SUBSTRING -> substring(arguments);
      case CONCAT -> concat(arguments);
      case GET -> get(arguments);
      case ENCODE ->
          base64(arguments)
              .map(text -> text.getBytes(StandardCharsets.UTF_8))
              .flatMap(Functions::encoded);
      case DECODE -> base64(arguments).map(Functions::decoded);
      case IS_NULL -> Conversions.json(arguments.get(0).map(JsonElement::isJsonNull).orElse(false));
      case IS_UNDEFINED -> Conversions.json(arguments.get(0).isEmpty());
      case ACCOUNTID,
              CLIENTID,
              GET_MQTT_PROPERTY,
              GET_USER_PROPERTIES,
              NEWUUID,
              TIMESTAMP,
              TOPIC,
              TRACEID ->
          throw new IllegalArgumentException(function.sqlName() + " is about the message");
    };
  }

  static Optional<JsonElement> encoded(byte[] bytes) {
    return Conversions.json(Base64.getEncoder().encodeToString(bytes));
  }

  static boolean isBase64(Optional<JsonElement> scheme) {
    return scheme.filter(new JsonPrimitive("base64")::equals).isPresent();
  }

  private static Optional<JsonElement> number(
      List<Optional<JsonElement>> arguments, UnaryOperator<BigDecimal> function) {
    return arguments.get(0).flatMap(Numbers::of).map(function).flatMap(Conversions::json);
  }

  private static Optional<JsonElement> numbers(
      List<Optional<JsonElement>> arguments, BinaryOperator<BigDecimal> function) {
    Optional<BigDecimal> a = arguments.get(0).flatMap(Numbers::of);
    Optional<BigDecimal> b = arguments.get(1).flatMap(Numbers::of);
    return a.isEmpty() || b.isEmpty()
        ? Optional.empty()
        : Conversions.json(function.apply(a.get(), b.get()));
  }

  private static BigDecimal truncated(BigDecimal value, BigDecimal places) {
    int wanted = clamp(places, MOST_DIGITS);
    return value.scale() > wanted ? value.setScale(wanted, RoundingMode.DOWN) : value;
  }

  /** Rounded down, and at least 0. */
  private static int clamp(BigDecimal number, int most) {
    if (number.signum() <= 0) {
      return 0;
    }
    return number.compareTo(BigDecimal.valueOf(most)) >= 0 ? most : number.intValue();
  }

  private static Optional<JsonElement> mod(List<Optional<JsonElement>> arguments) {
    Optional<BigDecimal> a = arguments.get(0).flatMap(Numbers::of);
    Optional<BigDecimal> b = arguments.get(1).flatMap(Numbers::of);
    return a.isEmpty() || b.isEmpty()
        ? Optional.empty()
        : Operators.calculate(Operator.REMAINDER, a.get(), b.get());
  }

  private static Optional<String> textOf(List<Optional<JsonElement>> arguments, int index) {
    return arguments.get(index).flatMap(Conversions::text);
  }

  private static Optional<JsonElement> text(
      List<Optional<JsonElement>> arguments, UnaryOperator<String> function) {
    return textOf(arguments, 0).map(function).flatMap(Conversions::json);
  }

  private static Optional<JsonElement> texts(
      List<Optional<JsonElement>> arguments, TextFunction function) {
    Optional<String> a = textOf(arguments, 0);
    Optional<String> b = textOf(arguments, 1);
    return a.isEmpty() || b.isEmpty()
        ? Optional.empty()
        : Optional.of(function.apply(a.get(), b.get()));
  }

  private static Optional<JsonElement> replace(List<Optional<JsonElement>> arguments) {
    Optional<String> text = textOf(arguments, 0);
    Optional<String> part = textOf(arguments, 1);
    Optional<String> by = textOf(arguments, 2);
    if (text.isEmpty() || part.isEmpty() || by.isEmpty() || part.get().isEmpty()) {
      return Optional.empty();
    }
    StringBuilder result = new StringBuilder();
    int from = 0;
    for (int at = text.get().indexOf(part.get());
        at >= 0;
        at = text.get().indexOf(part.get(), from)) {
      result.append(text.get(), from, at).append(by.get());
      from = at + part.get().length();
      if (result.length() > Conversions.LONGEST_TEXT) {
        return Optional.empty();
      }
    }
    return Conversions.json(result.append(text.get().substring(from)).toString());
  }

  private static Optional<JsonElement> substring(List<Optional<JsonElement>> arguments) {
    Optional<String> text = textOf(arguments, 0);
    Optional<BigDecimal> from = arguments.get(1).flatMap(Conversions::integer);
    if (text.isEmpty() || from.isEmpty()) {
      return Optional.empty();
    }
    int length = text.get().length();
    int start = clamp(from.get(), length);
    if (arguments.size() == 2) {
      return Conversions.json(text.get().substring(start));
    }
    return arguments
        .get(2)
        .flatMap(Conversions::integer)
        .flatMap(
            to ->
                Conversions.json(text.get().substring(start, Math.max(start, clamp(to, length)))));
  }

  private static Optional<JsonElement> concat(List<Optional<JsonElement>> arguments) {
    if (arguments.isEmpty() || arguments.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    List<JsonElement> values = arguments.stream().map(Optional::get).toList();
    if (values.size() == 1) {
      return arguments.get(0);
    }
    if (values.stream().anyMatch(JsonElement::isJsonArray)) {
      JsonArray all = new JsonArray();
      values.forEach(
          value -> {
            if (value instanceof JsonArray array) {
              all.addAll(array);
            } else {
              all.add(value);
            }
          });
      return Optional.of(all);
    }
    StringBuilder result = new StringBuilder();
    for (JsonElement value : values) {
      Optional<String> text = Conversions.text(value);
      if (text.isEmpty() || result.length() > Conversions.LONGEST_TEXT) {
        return Optional.empty();
      }
      result.append(text.get());
    }
    return Conversions.json(result.toString());
  }

  private static Optional<JsonElement> get(List<Optional<JsonElement>> arguments) {
    if (arguments.get(0).isEmpty() || arguments.get(1).isEmpty()) {
      return Optional.empty();
    }
    JsonElement key = arguments.get(1).get();
    JsonElement of = arguments.get(0).get();
    if (of instanceof JsonObject object) {
      return key.isJsonPrimitive() && key.getAsJsonPrimitive().isString()
          ? Optional.ofNullable(object.get(key.getAsString()))
          : Optional.empty();
    }
    if (of instanceof JsonArray array) {
      return index(key, array.size()).map(array::get);
    }
    if (of.isJsonPrimitive() && of.getAsJsonPrimitive().isString()) {
      String text = of.getAsString();
      return index(key, text.length())
          .flatMap(index -> Conversions.json(text.substring(index, index + 1)));
    }
    return Optional.empty();
  }

  private static Optional<Integer> index(JsonElement key, int size) {
    return Conversions.integer(key)
        .filter(index -> index.signum() >= 0 && index.compareTo(BigDecimal.valueOf(size)) < 0)
        .map(BigDecimal::intValue);
  }

  private static Optional<String> base64(List<Optional<JsonElement>> arguments) {
    return isBase64(arguments.get(1)) ? textOf(arguments, 0) : Optional.empty();
  }

  private static JsonElement decoded(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Json.parse(bytes)
          .filter(value -> value.isJsonObject() || value.isJsonArray())
          .orElseGet(() -> new JsonPrimitive(new String(bytes, StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return JsonNull.INSTANCE;
    }
  }

  private interface TextFunction {
    JsonPrimitive apply(String text, String part);
  }
}
