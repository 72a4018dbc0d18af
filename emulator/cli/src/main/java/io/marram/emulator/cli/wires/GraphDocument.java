package io.marram.emulator.cli.wires;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.Map;

/**
 * A graph that is put together in code, for measurements: the components' configurations and the
 * wires between their first ports, as Kura's web console exports them.
 */
public final class GraphDocument {

  private static final String GRAPH_SERVICE = "org.eclipse.kura.wire.graph.WireGraphService";

  private final JsonArray components = new JsonArray();
  private final JsonArray wires = new JsonArray();
  private final JsonArray configurations = new JsonArray();

  /** A component on the wires, with its configuration. */
  public GraphDocument component(
      String pid, String factory, int inputs, int outputs, Map<String, JsonObject> properties) {
    components.add(
        new JsonObject()
            .add("pid", pid)
            .add("inputPortCount", inputs)
            .add("outputPortCount", outputs)
            .add(
                "renderingProperties",
                new JsonObject()
                    .add("position", new JsonObject().add("x", 0).add("y", 0))
                    .add("inputPortNames", new JsonObject())
                    .add("outputPortNames", new JsonObject())));
    return service(pid, factory, properties);
  }

  /** A configuration of something that has no wires. */
  public GraphDocument service(String pid, String factory, Map<String, JsonObject> properties) {
    JsonObject all =
        new JsonObject()
            .add("service.factoryPid", text(factory))
            .add("kura.service.pid", text(pid));
    properties.forEach(all::add);
    configurations.add(new JsonObject().add("pid", pid).add("properties", all));
    return this;
  }

  /** A wire from the first output of a component to the first input of another. */
  public GraphDocument wire(String emitter, String receiver) {
    wires.add(
        new JsonObject()
            .add("emitter", emitter)
            .add("emitterPort", 0)
            .add("receiver", receiver)
            .add("receiverPort", 0));
    return this;
  }

  /** The value of a setting that is a text. */
  public static JsonObject text(String value) {
    return property("STRING", Json.value(value));
  }

  /** The value of a setting that is kept secret. */
  public static JsonObject password(String value) {
    return property("PASSWORD", Json.value(value));
  }

  /** The value of a setting that is a number. */
  public static JsonObject integer(int value) {
    return property("INTEGER", Json.value(value));
  }

  private static JsonObject property(String type, JsonValue value) {
    return new JsonObject().add("type", type).add("value", value);
  }

  /** All of it as JSON, the graph last. */
  public JsonObject json() {
    JsonObject graph = new JsonObject().add("components", components).add("wires", wires);
    JsonArray all = new JsonArray();
    configurations.forEach(all::add);
    all.add(
        new JsonObject()
            .add("pid", GRAPH_SERVICE)
            .add("properties", new JsonObject().add("WireGraph", text(graph.toString()))));
    return new JsonObject().add("configs", all);
  }
}
