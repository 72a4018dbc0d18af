package io.marram.emulator.gateway;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;

/** Writes snapshots as a user of Kura's REST API would. */
final class Snapshots {
  private final JsonArray configs = new JsonArray();
  private final JsonArray components = new JsonArray();
  private final JsonArray wires = new JsonArray();

  Snapshots component(String pid, String factoryPid, int inputs, int outputs) {
    return component(pid, factoryPid, inputs, outputs, new JsonObject());
  }

  Snapshots component(
      String pid, String factoryPid, int inputs, int outputs, JsonObject properties) {
    components.add(
        new JsonObject()
            .add("pid", pid)
            .add("inputPortCount", inputs)
            .add("outputPortCount", outputs));
    properties.add("service.factoryPid", property("STRING", Json.value(factoryPid)));
    return configuration(pid, properties);
  }

  Snapshots configuration(String pid, JsonObject properties) {
    configs.add(new JsonObject().add("pid", pid).add("properties", properties));
    return this;
  }

  Snapshots wire(String emitter, String receiver) {
    wires.add(
        new JsonObject()
            .add("emitter", emitter)
            .add("emitterPort", 0)
            .add("receiver", receiver)
            .add("receiverPort", 0));
    return this;
  }

  String json() {
    String graph = new JsonObject().add("components", components).add("wires", wires).toString();
    configuration(
        "org.eclipse.kura.wire.graph.WireGraphService",
        new JsonObject().add("WireGraph", property("STRING", Json.value(graph))));
    return new JsonObject().add("configs", configs).toString();
  }

  static JsonObject property(String type, JsonValue value) {
    return new JsonObject().add("type", type).add("value", value);
  }
}
