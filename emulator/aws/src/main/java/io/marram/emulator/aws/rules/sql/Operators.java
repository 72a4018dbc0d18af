package io.marram.emulator.aws.rules.sql;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.marram.emulator.aws.rules.sql.Expression.Operator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The operators between two values, by AWS's tables. An empty result is Undefined. */
final class Operators {

  private Operators() {}

  static Optional<JsonElement> apply(Operator operator, JsonElement left, JsonElement right) {
    return switch (operator) {
      case AND -> logic(left, right, true);
      case OR -> logic(left, right, false);
      case IN -> in(left, right);
      case EQUAL -> Conversions.json(equal(left, right));
      case NOT_EQUAL -> Conversions.json(!equal(left, right));
      case LESS -> compare(left, right, order -> order < 0);
      case LESS_OR_EQUAL -> compare(left, right, order -> order <= 0);
      case GREATER -> compare(left, right, order -> order > 0);
      case GREATER_OR_EQUAL -> compare(left, right, order -> order >= 0);
      case PLUS -> plus(left, right);
      case MINUS, TIMES, DIVIDE, REMAINDER -> arithmetic(operator, left, right);
    };
  }

  static boolean equal(JsonElement left, JsonElement right) {
    if (Numbers.isNumber(left) && Numbers.isNumber(right)) {
      Optional<BigDecimal> a = Numbers.of(left);
      Optional<BigDecimal> b = Numbers.of(right);
      return a.isPresent() && b.isPresent() && a.get().compareTo(b.get()) == 0;
    }
    if (left instanceof JsonArray a && right instanceof JsonArray b) {
      return equal(a, b);
    }
    if (left instanceof JsonObject a && right instanceof JsonObject b) {
      return a.keySet().equals(b.keySet())
          && a.keySet().stream().allMatch(name -> equal(a.get(name), b.get(name)));
    }
    return left.equals(right);
  }

  private static boolean equal(JsonArray left, JsonArray right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!equal(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<JsonElement> logic(JsonElement left, JsonElement right, boolean and) {
    Optional<Boolean> a = Conversions.truth(left);
    Optional<Boolean> b = Conversions.truth(right);
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    return Conversions.json(and ? a.get() && b.get() : a.get() || b.get());
  }

  private static Optional<JsonElement> in(JsonElement value, JsonElement array) {
    if (!(array instanceof JsonArray items)) {
      return Optional.empty();
    }
    for (JsonElement item : items) {
      if (equal(value, item)) {
        return Conversions.json(true);
      }
    }
    return Conversions.json(false);
  }

  private static Optional<JsonElement> compare(
      JsonElement left, JsonElement right, IntPredicate test) {
    Optional<BigDecimal> a = Numbers.of(left);
    Optional<BigDecimal> b = Numbers.of(right);
    return a.isEmpty() || b.isEmpty()
        ? Optional.empty()
        : Conversions.json(test.test(a.get().compareTo(b.get())));
  }

  private static Optional<JsonElement> plus(JsonElement left, JsonElement right) {
    if (isString(left) || isString(right)) {
      Optional<String> a = Conversions.text(left);
      Optional<String> b = Conversions.text(right);
      return a.isEmpty() || b.isEmpty() ? Optional.empty() : Conversions.json(a.get() + b.get());
    }
    return arithmetic(Operator.PLUS, left, right);
  }

  private static boolean isString(JsonElement value) {
    return value.isJsonPrimitive() && value.getAsJsonPrimitive().isString();
  }

  private static Optional<JsonElement> arithmetic(
      Operator operator, JsonElement left, JsonElement right) {
    Optional<BigDecimal> a = Numbers.of(left);
    Optional<BigDecimal> b = Numbers.of(right);
    return a.isEmpty() || b.isEmpty() ? Optional.empty() : calculate(operator, a.get(), b.get());
  }

  static Optional<JsonElement> calculate(Operator operator, BigDecimal a, BigDecimal b) {
    return switch (operator) {
      case PLUS -> Conversions.json(a.add(b, Numbers.PRECISION));
      case MINUS -> Conversions.json(a.subtract(b, Numbers.PRECISION));
      case TIMES -> Conversions.json(a.multiply(b, Numbers.PRECISION));
      case DIVIDE -> b.signum() == 0 ? Optional.empty() : Conversions.json(quotient(a, b));
      case REMAINDER -> b.signum() == 0 ? Optional.empty() : remainder(a, b);
      default -> throw new IllegalArgumentException("not arithmetic: " + operator);
    };
  }

  /** Of two Ints an Int. */
  private static BigDecimal quotient(BigDecimal a, BigDecimal b) {
    BigDecimal quotient = a.divide(b, Numbers.PRECISION);
    return Numbers.isInt(a) && Numbers.isInt(b) && quotient.scale() > 0
        ? quotient.setScale(0, RoundingMode.DOWN)
        : quotient;
  }

  private static Optional<JsonElement> remainder(BigDecimal a, BigDecimal b) {
    // Beyond the precision a remainder would be noise, and take long to find.
    int digits = (a.precision() - a.scale()) - (b.precision() - b.scale());
    return digits > Numbers.PRECISION.getPrecision()
        ? Optional.empty()
        : Conversions.json(a.remainder(b));
  }
}
