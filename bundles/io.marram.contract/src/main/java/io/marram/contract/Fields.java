package io.marram.contract;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the fields of a JSON message, with complaints that name the field and what is wrong. */
final class Fields {

  private static final int MAX_INTEGER_DIGITS = 18;

  private Fields() {}

  /** The message as a JSON object. */
  static JsonObject object(String json) {
    try {
      JsonValue value = Json.parse(json);
      if (!value.isObject()) {
        throw new MalformedMessageException("the message is not a JSON object");
      }
      return value.asObject();
    } catch (ParseException e) {
      throw new MalformedMessageException("the message is not JSON: " + e.getMessage());
    }
  }

  /** A field that must be an object. */
  static JsonObject object(JsonObject object, String field) {
    JsonValue value = required(object, field);
    if (!value.isObject()) {
      throw wrong(field, "an object");
    }
    return value.asObject();
  }

  /** A field that must be a list. */
  static JsonArray list(JsonObject object, String field) {
    JsonValue value = required(object, field);
    if (!value.isArray()) {
      throw wrong(field, "a list");
    }
    return value.asArray();
  }

  /** A field that must be a list of objects. */
  static List<JsonObject> objects(JsonObject object, String field) {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonValue element : list(object, field)) {
      if (!element.isObject()) {
        throw wrong(field, "a list of objects");
      }
      objects.add(element.asObject());
    }
    return objects;
  }

  /** The request's id. */
  static String requestId(JsonObject object) {
    String id = text(object, "request_id");
    requireId(id);
    return id;
  }

  /** Refuses an id that is empty or longer than the contract allows. */
  static void requireId(String id) {
    if (id.isEmpty() || id.length() > FrameMessage.MAX_ID_LENGTH) {
      throw new MalformedMessageException(
          "\"request_id\" must have 1 to "
              + FrameMessage.MAX_ID_LENGTH
              + " characters, has "
              + id.length());
    }
  }

  /** A field that must be a string. */
  static String text(JsonObject object, String field) {
    JsonValue value = required(object, field);
    if (!value.isString()) {
      throw wrong(field, "a string");
    }
    return value.asString();
  }

  /** A string field that may be missing or null. */
  static String optionalText(JsonObject object, String field, String otherwise) {
    return isMissing(object.get(field)) ? otherwise : text(object, field);
  }

  /** A field that must be a whole number of 32 bits. */
  static int integer(JsonObject object, String field) {
    required(object, field);
    long value = optionalInteger(object, field);
    if (value != (int) value) {
      throw wrong(field, "a whole number of at most 32 bits");
    }
    return (int) value;
  }

  /** A field that must be a whole number of at most 18 digits. */
  static long longInteger(JsonObject object, String field) {
    required(object, field);
    return optionalInteger(object, field);
  }

  /** A field that must be a number, finite as a double. */
  static double number(JsonObject object, String field) {
    required(object, field);
    double value = optionalNumber(object, field, 0);
    if (!Double.isFinite(value)) {
      throw wrong(field, "a number that a double can hold");
    }
    return value;
  }

  /** A field that must be true or false. */
  static boolean truth(JsonObject object, String field) {
    JsonValue value = required(object, field);
    if (!value.isBoolean()) {
      throw wrong(field, "true or false");
    }
    return value.asBoolean();
  }

  /** A whole number that may be missing or null, which is read as 0. */
  static long optionalInteger(JsonObject object, String field) {
    JsonValue value = object.get(field);
    if (isMissing(value)) {
      return 0;
    }
    String digits = value.toString();
    if (!digits.matches("-?\\d{1," + MAX_INTEGER_DIGITS + "}")) {
      throw wrong(field, "a whole number");
    }
    return Long.parseLong(digits);
  }

  /** A number that may be missing or null. */
  static double optionalNumber(JsonObject object, String field, double otherwise) {
    JsonValue value = object.get(field);
    if (isMissing(value)) {
      return otherwise;
    }
    if (!value.isNumber()) {
      throw wrong(field, "a number");
    }
    return value.asDouble();
  }

  /** A number, finite as a double, that may be missing or null. */
  static OptionalDouble maybeNumber(JsonObject object, String field) {
    return isMissing(object.get(field))
        ? OptionalDouble.empty()
        : OptionalDouble.of(number(object, field));
  }

  /** A field that must be Base64. */
  static byte[] base64(JsonObject object, String field) {
    return read(field, text(object, field), Base64.getDecoder()::decode);
  }

  /** A text in a notation of its own, whose reader refuses it by an IllegalArgumentException. */
  static <T> T read(String field, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedMessageException("\"" + field + "\" cannot be read: " + e.getMessage());
    }
  }

  /**
   * Reads a message whose id is known, so that complaints about the rest of it reach its sender.
   */
  static <T> T addressed(String requestId, Supplier<T> reader) {
    try {
      return reader.get();
    } catch (MalformedMessageException e) {
      throw e.about(requestId);
    }
  }

  private static JsonValue required(JsonObject object, String field) {
    JsonValue value = object.get(field);
    if (isMissing(value)) {
      throw new MalformedMessageException("\"" + field + "\" is missing");
    }
    return value;
  }

  static boolean isMissing(JsonValue value) {
    return value == null || value.isNull();
  }

  private static MalformedMessageException wrong(String field, String expected) {
    return new MalformedMessageException("\"" + field + "\" must be " + expected);
  }
}
