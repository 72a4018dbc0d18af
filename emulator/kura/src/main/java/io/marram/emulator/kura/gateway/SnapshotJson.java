package io.marram.emulator.kura.gateway;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import io.marram.emulator.kura.configuration.PlainConfiguration;
import io.marram.emulator.kura.value.ScalarValues;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.Scalar;

/**
 * Component configurations as Kura's REST API writes them: {@code {"configs":[{"pid":...,
 * "properties":{name:{"type":"INTEGER","value":7}}}]}}.
 */
final class SnapshotJson {
  private static final String PLACEHOLDER = "Placeholder";

  private SnapshotJson() {}

  /**
   * Reads configurations; they have no definitions.
   *
   * @throws IllegalArgumentException naming the component and property that cannot be read
   */
  static List<PlainConfiguration> read(String json) {
    try {
      JsonValue configs = Json.parse(json).asObject().get("configs");
      if (configs == null) {
        throw new IllegalArgumentException("parameter \"configs\" is required");
      }
      List<PlainConfiguration> configurations = new ArrayList<>();
      for (JsonValue config : configs.asArray()) {
        configurations.add(readConfiguration(config.asObject()));
      }
      return configurations;
    } catch (ParseException | UnsupportedOperationException e) {
      throw new IllegalArgumentException("not a snapshot: " + e.getMessage(), e);
    }
  }

  static String write(List<ComponentConfiguration> configurations) {
    JsonArray configs = new JsonArray();
    for (ComponentConfiguration configuration : configurations) {
      JsonObject properties = new JsonObject();
      Map<String, Object> values = configuration.getConfigurationProperties();
      new TreeMap<>(values == null ? Map.of() : values)
          .forEach(
              (name, value) -> {
                if (value != null) {
                  properties.add(name, writeProperty(value));
                }
              });
      configs.add(
          new JsonObject().add("pid", configuration.getPid()).add("properties", properties));
    }
    return new JsonObject().add("configs", configs).toString();
  }

  private static PlainConfiguration readConfiguration(JsonObject config) {
    String pid = config.getString("pid", null);
    if (pid == null) {
      throw new IllegalArgumentException("a configuration needs a \"pid\"");
    }
    Map<String, Object> properties = new HashMap<>();
    JsonValue given = config.get("properties");
    if (given != null) {
      for (JsonObject.Member member : given.asObject()) {
        try {
          properties.put(member.getName(), readProperty(member.getValue().asObject()));
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "property \"%s\" of %s: %s".formatted(member.getName(), pid, e.getMessage()), e);
        }
      }
    }
    return new PlainConfiguration(pid, null, properties);
  }

  private static Object readProperty(JsonObject property) {
    Scalar type = Scalar.valueOf(property.getString("type", "STRING"));
    JsonValue value = property.get("value");
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException("\"value\" is required");
    }
    return value.isArray() ? readArray(type, value.asArray()) : readScalar(type, value);
  }

  private static Object readArray(Scalar type, JsonArray values) {
    Class<?> elementType =
        values.isEmpty() ? String.class : readScalar(type, values.get(0)).getClass();
    Object array = Array.newInstance(elementType, values.size());
    for (int i = 0; i < values.size(); i++) {
      Array.set(array, i, readScalar(type, values.get(i)));
    }
    return array;
  }

  private static Object readScalar(Scalar type, JsonValue value) {
    return switch (type) {
      case STRING -> value.asString();
      case PASSWORD -> new Password(value.asString());
      case BOOLEAN -> value.asBoolean();
      case INTEGER -> value.asInt();
      case LONG -> value.asLong();
      case DOUBLE -> value.asDouble();
      case FLOAT -> value.asFloat();
      case SHORT -> Short.valueOf(value.toString());
      case BYTE -> Byte.valueOf(value.toString());
      case CHAR -> ScalarValues.parse(Scalar.CHAR, value.asString());
    };
  }

  private static JsonObject writeProperty(Object value) {
    if (!value.getClass().isArray()) {
      return property(typeOf(value.getClass()), writeScalar(value));
    }
    JsonArray values = new JsonArray();
    for (int i = 0; i < Array.getLength(value); i++) {
      values.add(writeScalar(Array.get(value, i)));
    }
    return property(typeOf(value.getClass().getComponentType()), values);
  }

  private static JsonObject property(Scalar type, JsonValue value) {
    return new JsonObject().add("value", value).add("type", type.name());
  }

  private static Scalar typeOf(Class<?> type) {
    return ScalarValues.typeOf(type).orElse(Scalar.STRING);
  }

  private static JsonValue writeScalar(Object value) {
    if (value instanceof Password) {
      return Json.value(PLACEHOLDER);
    }
    if (value instanceof Boolean flag) {
      return Json.value(flag);
    }
    if (value instanceof Float || value instanceof Double) {
      return Json.value(((Number) value).doubleValue());
    }
    return value instanceof Number number
        ? Json.value(number.longValue())
        : Json.value(value.toString());
  }
}
