package io.marram.inference;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import io.marram.inference.InferenceException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns a descriptor's JSON into a {@link ModelDescriptor}, with messages that name the field. */
final class DescriptorReader {

  private final String origin;

  DescriptorReader(String origin) {
    this.origin = origin;
  }

  ModelDescriptor read(byte[] json) {
    try {
      JsonValue value = Json.parse(new String(json, StandardCharsets.UTF_8));
      if (!value.isObject()) {
        throw malformed("not a JSON object", null);
      }
      return read(value.asObject());
    } catch (ParseException e) {
      throw malformed("not JSON: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw malformed(e.getMessage(), e);
    }
  }

  private ModelDescriptor read(JsonObject model) {
    return new ModelDescriptor(
        text(model, "name"),
        text(model, "version"),
        text(model, "platform"),
        text(model, "file"),
        Optional.of(text(model, "sha256").toLowerCase(Locale.ROOT)),
        tensors(model, "inputs"),
        constants(model),
        tensors(model, "outputs"),
        parameters(model));
  }

  /** What an ONNX model's descriptor leaves out is read from the model's file. */
  private List<TensorSpec> tensors(JsonObject model, String field) {
    if (model.get(field) == null && text(model, "platform").equals(ModelDescriptor.ONNX)) {
      return List.of();
    }
    return objects(model, field).stream().map(this::tensor).toList();
  }

  private List<ConstantInput> constants(JsonObject model) {
    if (model.get("constants") == null) {
      return List.of();
    }
    return objects(model, "constants").stream()
        .map(constant -> new ConstantInput(tensor(constant), values(constant)))
        .toList();
  }

  private TensorSpec tensor(JsonObject tensor) {
    Optional<String> format =
        tensor.get("format") == null ? Optional.empty() : Optional.of(text(tensor, "format"));
    return new TensorSpec(text(tensor, "name"), text(tensor, "type"), format, shape(tensor));
  }

  private List<JsonObject> objects(JsonObject model, String field) {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonValue value : array(model, field)) {
      if (!value.isObject()) {
        throw malformed("field " + field + " must be a list of objects", null);
      }
      objects.add(value.asObject());
    }
    return objects;
  }

  private List<Float> values(JsonObject constant) {
    List<Float> values = new ArrayList<>();
    for (JsonValue value : array(constant, "values")) {
      if (!value.isNumber()) {
        throw malformed("field values must be a list of numbers, was " + value, null);
      }
      values.add(value.asFloat());
    }
    return values;
  }

  private Map<String, String> parameters(JsonObject model) {
    JsonValue value = model.get("parameters");
    if (value == null) {
      return Map.of();
    }
    if (!value.isObject()) {
      throw malformed("field parameters must be an object", null);
    }
    Map<String, String> parameters = new HashMap<>();
    for (JsonObject.Member parameter : value.asObject()) {
      if (!parameter.getValue().isString()) {
        throw malformed("parameter " + parameter.getName() + " must be a text", null);
      }
      parameters.put(parameter.getName(), parameter.getValue().asString());
    }
    return parameters;
  }

  private List<Long> shape(JsonObject tensor) {
    List<Long> shape = new ArrayList<>();
    for (JsonValue extent : array(tensor, "shape")) {
      if (!extent.isNumber()) {
        throw malformed("field shape must be a list of whole numbers, was " + extent, null);
      }
      shape.add(extent.asLong());
    }
    return shape;
  }

  private JsonArray array(JsonObject object, String field) {
    JsonValue value = object.get(field);
    if (value == null || !value.isArray()) {
      throw malformed("field " + field + " must be a list", null);
    }
    return value.asArray();
  }

  private String text(JsonObject object, String field) {
    JsonValue value = object.get(field);
    if (value == null || !value.isString()) {
      throw malformed("field " + field + " must be a text", null);
    }
    return value.asString();
  }

  private InferenceException malformed(String why, Throwable cause) {
    return new InferenceException(
        Reason.DESCRIPTOR_MALFORMED, "model descriptor " + origin + ": " + why, cause);
  }
}
