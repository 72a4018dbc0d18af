package io.marram.emulator.kura.graph;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import io.marram.emulator.kura.configuration.PlainConfiguration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;

/** The text in which Kura keeps a wire graph: components with their ports and place, and wires. */
public final class GraphJson {
  static final String INPUT_PORT_COUNT = "inputPortCount";
  static final String OUTPUT_PORT_COUNT = "outputPortCount";
  private static final String POSITION = "position";
  private static final String RENDERING = "renderingProperties";
  private static final List<String> PORT_NAMES = List.of("inputPortNames", "outputPortNames");
  private static final List<String> AXES = List.of("x", "y");

  private GraphJson() {}

  public static String write(WireGraphConfiguration graph) {
    JsonArray components = new JsonArray();
    graph.getWireComponentConfigurations().forEach(c -> components.add(writeComponent(c)));
    JsonArray wires = new JsonArray();
    graph.getWireConfigurations().forEach(wire -> wires.add(writeWire(wire)));
    return new JsonObject().add("components", components).add("wires", wires).toString();
  }

  /**
   * Reads a graph; its components have no configuration properties.
   *
   * @throws IllegalArgumentException when the text is not a graph
   */
  public static WireGraphConfiguration read(String json) {
    try {
      JsonObject graph = Json.parse(json).asObject();
      List<WireComponentConfiguration> components = new ArrayList<>();
      for (JsonValue component : array(graph, "components")) {
        components.add(readComponent(component.asObject()));
      }
      List<MultiportWireConfiguration> wires = new ArrayList<>();
      for (JsonValue wire : array(graph, "wires")) {
        wires.add(readWire(wire.asObject()));
      }
      return new WireGraphConfiguration(components, wires);
    } catch (ParseException | UnsupportedOperationException | NumberFormatException e) {
      throw new IllegalArgumentException("not a wire graph: " + e.getMessage(), e);
    }
  }

  private static JsonObject writeComponent(WireComponentConfiguration component) {
    Map<String, Object> properties = component.getProperties();
    JsonObject rendering = new JsonObject();
    JsonObject position = new JsonObject();
    for (String axis : AXES) {
      Object coordinate = properties.get(POSITION + "." + axis);
      position.add(axis, coordinate instanceof Float given ? given : 0f);
    }
    rendering.add(POSITION, position);
    PORT_NAMES.forEach(side -> rendering.add(side, writePortNames(properties, side + ".")));
    JsonObject json = new JsonObject().add("pid", component.getConfiguration().getPid());
    for (String count : List.of(INPUT_PORT_COUNT, OUTPUT_PORT_COUNT)) {
      if (properties.get(count) instanceof Integer number) {
        json.add(count, number);
      }
    }
    return json.add(RENDERING, rendering);
  }

  private static JsonObject writePortNames(Map<String, Object> properties, String prefix) {
    JsonObject names = new JsonObject();
    new TreeMap<>(properties)
        .forEach(
            (key, value) -> {
              if (key.startsWith(prefix) && value instanceof String name) {
                names.add(key.substring(prefix.length()), name);
              }
            });
    return names;
  }

  private static JsonObject writeWire(MultiportWireConfiguration wire) {
    return new JsonObject()
        .add("emitter", wire.getEmitterPid())
        .add("emitterPort", wire.getEmitterPort())
        .add("receiver", wire.getReceiverPid())
        .add("receiverPort", wire.getReceiverPort());
  }

  private static WireComponentConfiguration readComponent(JsonObject component) {
    Map<String, Object> properties = new HashMap<>();
    for (String count : List.of(INPUT_PORT_COUNT, OUTPUT_PORT_COUNT)) {
      if (component.get(count) != null) {
        properties.put(count, component.get(count).asInt());
      }
    }
    JsonObject rendering = object(component, RENDERING);
    JsonObject position = object(rendering, POSITION);
    for (String axis : AXES) {
      if (position.get(axis) != null) {
        properties.put(POSITION + "." + axis, position.get(axis).asFloat());
      }
    }
    for (String side : PORT_NAMES) {
      object(rendering, side)
          .forEach(port -> properties.put(side + "." + port.getName(), port.getValue().asString()));
    }
    return new WireComponentConfiguration(
        new PlainConfiguration(text(component, "pid"), null, null), properties);
  }

  private static MultiportWireConfiguration readWire(JsonObject wire) {
    return new MultiportWireConfiguration(
        text(wire, "emitter"),
        text(wire, "receiver"),
        wire.getInt("emitterPort", 0),
        wire.getInt("receiverPort", 0));
  }

  private static String text(JsonObject object, String name) {
    JsonValue value = object.get(name);
    if (value == null || !value.isString()) {
      throw new IllegalArgumentException("not a wire graph: \"" + name + "\" is missing");
    }
    return value.asString();
  }

  private static JsonObject object(JsonObject parent, String name) {
    JsonValue value = parent.get(name);
    return value == null ? new JsonObject() : value.asObject();
  }

  private static JsonArray array(JsonObject parent, String name) {
    JsonValue value = parent.get(name);
    return value == null ? new JsonArray() : value.asArray();
  }
}
