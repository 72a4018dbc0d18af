package io.marram.emulator.rest.kura;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.marram.emulator.rest.http.RequestException;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.Scalar;

/** A configuration property as {@code {"value":...,"type":"INTEGER"}}; passwords never go out. */
final class PropertyJson {
  /** Stands for a password in both directions: coming back, it leaves the stored one alone. */
  static final String PLACEHOLDER = "placeholder";

  private static final int MOST_DIGITS = 40;

  private static final Map<Class<?>, Scalar> TYPES =
      Map.of(
          Boolean.class, Scalar.BOOLEAN,
          Byte.class, Scalar.BYTE,
          Character.class, Scalar.CHAR,
          Double.class, Scalar.DOUBLE,
          Float.class, Scalar.FLOAT,
          Integer.class, Scalar.INTEGER,
          Long.class, Scalar.LONG,
          Password.class, Scalar.PASSWORD,
          Short.class, Scalar.SHORT,
          String.class, Scalar.STRING);

  private PropertyJson() {}

  /** Empty for what is no configuration property. */
  static Optional<JsonObject> write(Object value) {
    if (value == null) {
      return Optional.empty();
    }
    Class<?> type = value.getClass();
    Scalar scalar = TYPES.get(type.isArray() ? type.getComponentType() : type);
    if (scalar == null) {
      return Optional.empty();
    }
    JsonValue json = type.isArray() ? writeArray((Object[]) value) : writeScalar(value);
    return Optional.of(new JsonObject().add("value", json).add("type", scalar.name()));
  }

  private static JsonArray writeArray(Object[] values) {
    JsonArray array = new JsonArray();
    Arrays.stream(values).forEach(value -> array.add(writeScalar(value)));
    return array;
  }

  private static JsonValue writeScalar(Object value) {
    if (value == null) {
      return Json.NULL;
    }
    if (value instanceof Password) {
      return Json.value(PLACEHOLDER);
    }
    if (value instanceof Boolean flag) {
      return Json.value(flag);
    }
    if (value instanceof Float || value instanceof Double) {
      double number = ((Number) value).doubleValue();
      // JSON has no other numbers.
      return Double.isFinite(number) ? writeNumber((Number) value) : Json.value(value.toString());
    }
    return value instanceof Number number
        ? Json.value(number.longValue())
        : Json.value(value.toString());
  }

  private static JsonValue writeNumber(Number value) {
    return value instanceof Float number ? Json.value(number) : Json.value(value.doubleValue());
  }

  /**
   * Reads a property.
   *
   * @return null when it has no value
   * @throws RequestException with status 400 when value and type do not fit
   */
  static Object read(JsonValue property) {
    if (!property.isObject()) {
      throw new RequestException(400, "property values must be objects with value and type");
    }
    Scalar type = readType(property.asObject().get("type"));
    JsonValue value = property.asObject().get("value");
    if (value == null || value.isNull()) {
      return null;
    }
    return value.isArray() ? readArray(type, value.asArray()) : readScalar(type, value);
  }

  private static Scalar readType(JsonValue type) {
    if (type == null || type.isNull()) {
      throw RequestException.required("type");
    }
    return Arrays.stream(Scalar.values())
        .filter(scalar -> type.isString() && scalar.name().equals(type.asString()))
        .findAny()
        .orElseThrow(() -> new RequestException(400, "Invalid property type: " + type));
  }

  private static Object readArray(Scalar type, JsonArray values) {
    Class<?> elements =
        TYPES.entrySet().stream()
            .filter(entry -> entry.getValue() == type)
            .findAny()
            .orElseThrow()
            .getKey();
    Object array = Array.newInstance(elements, values.size());
    for (int i = 0; i < values.size(); i++) {
      JsonValue value = values.get(i);
      Array.set(array, i, value.isNull() ? null : readScalar(type, value));
    }
    return array;
  }

  private static Object readScalar(Scalar type, JsonValue value) {
    try {
      return switch (type) {
        case STRING -> value.asString();
        case PASSWORD -> new Password(value.asString());
        case BOOLEAN -> value.asBoolean();
        case INTEGER -> number(value).intValueExact();
        case LONG -> number(value).longValueExact();
        case DOUBLE -> finite(digits(value));
        case FLOAT -> (float) finite(digits(value));
        case SHORT -> number(value).shortValueExact();
        case BYTE -> number(value).byteValueExact();
        case CHAR -> character(value.asString());
      };
    } catch (UnsupportedOperationException | ArithmeticException | NumberFormatException e) {
      // The value may be a password that was sent with the wrong type.
      throw new RequestException(400, "Invalid property for type " + type);
    }
  }

  /** Numbers may be written as 7 or as 7.0. */
  private static BigDecimal number(JsonValue value) {
    return new BigDecimal(digits(value));
  }

  /** Bounded, since the time that a conversion takes grows with the square of the length. */
  private static String digits(JsonValue value) {
    String digits = value.isNumber() ? value.toString() : "";
    if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
      throw new NumberFormatException("not a number, or too long");
    }
    return digits;
  }

  private static double finite(String digits) {
    double number = Double.parseDouble(digits);
    if (!Double.isFinite(number)) {
      throw new NumberFormatException("too large");
    }
    return number;
  }

  private static char character(String text) {
    if (text.length() != 1) {
      throw new NumberFormatException("not one character");
    }
    return text.charAt(0);
  }
}
