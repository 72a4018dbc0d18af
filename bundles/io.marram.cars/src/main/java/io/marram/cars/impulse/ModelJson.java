package io.marram.cars.impulse;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import io.marram.log.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A JSON object that a model wrote. What has another type than asked for is as good as missing.
 *
 * @param object as parsed
 */
record ModelJson(JsonObject object) {

  static ModelJson parse(String text) throws ModelFailure {
    try {
      return new ModelJson(Json.parse(text).asObject());
    } catch (ParseException | UnsupportedOperationException e) {
      throw ModelFailure.passing("it writes no JSON: " + Printable.of(text, 60));
    }
  }

  OptionalDouble number(String name) {
    JsonValue value = object.get(name);
    return value != null && value.isNumber()
        ? OptionalDouble.of(value.asDouble())
        : OptionalDouble.empty();
  }

  /** A whole number that fits. */
  OptionalInt integer(String name) {
    OptionalDouble number = number(name);
    return number.isPresent() && number.getAsDouble() == (int) number.getAsDouble()
        ? OptionalInt.of((int) number.getAsDouble())
        : OptionalInt.empty();
  }

  Optional<Boolean> flag(String name) {
    JsonValue value = object.get(name);
    return value != null && value.isBoolean() ? Optional.of(value.asBoolean()) : Optional.empty();
  }

  Optional<String> text(String name) {
    JsonValue value = object.get(name);
    return value != null && value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  Optional<ModelJson> child(String name) {
    JsonValue value = object.get(name);
    return value != null && value.isObject()
        ? Optional.of(new ModelJson(value.asObject()))
        : Optional.empty();
  }

  boolean has(String name) {
    return object.get(name) != null;
  }

  /** The objects in an array; those that are none are left out. */
  List<ModelJson> children(String name) {
    List<ModelJson> children = new ArrayList<>();
    for (JsonValue value : array(name)) {
      if (value.isObject()) {
        children.add(new ModelJson(value.asObject()));
      }
    }
    return children;
  }

  /** The strings in an array; those that are none are left out. */
  List<String> texts(String name) {
    return array(name).stream().filter(JsonValue::isString).map(JsonValue::asString).toList();
  }

  private List<JsonValue> array(String name) {
    JsonValue value = object.get(name);
    return value != null && value.isArray() ? value.asArray().values() : List.of();
  }
}
