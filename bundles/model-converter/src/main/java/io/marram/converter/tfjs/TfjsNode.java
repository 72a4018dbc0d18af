package io.marram.converter.tfjs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.marram.converter.graph.ConversionException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A node of a TensorFlow.js graph as its JSON has it. Texts are Base64 there. */
record TfjsNode(JsonObject json) {

  String name() {
    return json.get("name").getAsString();
  }

  String operation() {
    return json.get("op").getAsString();
  }

  List<String> inputs() {
    List<String> inputs = new ArrayList<>();
    if (json.has("input")) {
      json.getAsJsonArray("input").forEach(input -> inputs.add(input.getAsString()));
    }
    return inputs;
  }

  String text(String attribute) {
    return decoded(attribute(attribute).get("s"));
  }

  boolean flag(String attribute) {
    return attribute(attribute).get("b").getAsBoolean();
  }

  List<String> texts(String attribute) {
    List<String> texts = new ArrayList<>();
    for (JsonElement text : list(attribute, "s")) {
      texts.add(decoded(text));
    }
    return texts;
  }

  int[] integers(String attribute) {
    JsonArray list = list(attribute, "i");
    int[] integers = new int[list.size()];
    for (int i = 0; i < integers.length; i++) {
      integers[i] = list.get(i).getAsInt();
    }
    return integers;
  }

  /** The sizes of an attribute that is a shape. */
  int[] shape(String attribute) {
    JsonArray dimensions = attribute(attribute).getAsJsonObject("shape").getAsJsonArray("dim");
    int[] shape = new int[dimensions.size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = dimensions.get(i).getAsJsonObject().get("size").getAsInt();
    }
    return shape;
  }

  private JsonArray list(String attribute, String kind) {
    return attribute(attribute).getAsJsonObject("list").getAsJsonArray(kind);
  }

  private JsonObject attribute(String name) {
    JsonObject attributes = json.getAsJsonObject("attr");
    if (attributes == null || !attributes.has(name)) {
      throw new ConversionException("node " + name() + " has no attribute " + name);
    }
    return attributes.getAsJsonObject(name);
  }

  private static String decoded(JsonElement text) {
    byte[] bytes = Base64.getDecoder().decode(text.getAsString());
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
