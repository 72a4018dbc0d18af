package io.marram.emulator.cli.eval.sensing;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The wires of a process that stands for many gateways: each has its simulator, publisher, outbox
 * and connection, with a certificate of its own.
 */
final class FleetGraph {

  private static final String ENDPOINT = "io.marram.awsiot.AwsIotEndpoint";
  private static final String GRAPH_SERVICE = "org.eclipse.kura.wire.graph.WireGraphService";

  private FleetGraph() {}

  /**
   * @param things the gateways' names
   * @param broker with mutual TLS
   * @param certificates folder with a thing's
   */
  static JsonObject of(List<String> things, URI broker, Function<String, Path> certificates) {
    JsonArray components = new JsonArray();
    JsonArray wires = new JsonArray();
    JsonArray configurations = new JsonArray();
    for (String thing : things) {
      components.add(component(simulator(thing), 0, 1)).add(component(cloud(thing), 1, 0));
      wires.add(
          new JsonObject()
              .add("emitter", simulator(thing))
              .add("emitterPort", 0)
              .add("receiver", cloud(thing))
              .add("receiverPort", 0));
      configurations
          .add(endpoint(thing, broker, certificates.apply(thing)))
          .add(
              configuration(
                  publisher(thing),
                  "io.marram.awsiot.AwsIotPublisher",
                  Map.of(
                      "cloud.endpoint.service.pid", text(endpoint(thing)),
                      "message.kind", text("readings"))))
          .add(
              configuration(
                  simulator(thing),
                  "io.marram.simulator.Simulator",
                  Map.of(
                      "batch.milliseconds", property("INTEGER", Json.value(100)),
                      "sensors", text(""))))
          .add(
              configuration(
                  cloud(thing),
                  "org.eclipse.kura.wire.CloudPublisher",
                  Map.of(
                      "CloudPublisher.target",
                      text("(kura.service.pid=" + publisher(thing) + ")"))));
    }
    JsonObject graph = new JsonObject().add("components", components).add("wires", wires);
    configurations.add(
        new JsonObject()
            .add("pid", GRAPH_SERVICE)
            .add("properties", new JsonObject().add("WireGraph", text(graph.toString()))));
    return new JsonObject().add("configs", configurations);
  }

  /** The component that simulates a gateway's sensors. */
  static String simulator(String thing) {
    return "simulator-" + thing;
  }

  private static String cloud(String thing) {
    return "cloud-" + thing;
  }

  private static String publisher(String thing) {
    return "publisher-" + thing;
  }

  private static String endpoint(String thing) {
    return ENDPOINT + "-" + thing;
  }

  private static JsonObject endpoint(String thing, URI broker, Path certificates) {
    return configuration(
        endpoint(thing),
        ENDPOINT,
        Map.of(
            "kura.cloud.connection.factory.pid",
            text("io.marram.awsiot.AwsIotCloudConnectionFactory"),
            "endpoint",
            text(broker.getHost() + ":" + broker.getPort()),
            "thing",
            text(thing),
            "ca.file",
            text(certificates.resolve("ca.pem").toString()),
            "certificate.file",
            text(certificates.resolve("certificate.pem").toString()),
            "key.file",
            text(certificates.resolve("private-key.pem").toString())));
  }

  private static JsonObject component(String pid, int inputs, int outputs) {
    return new JsonObject()
        .add("pid", pid)
        .add("inputPortCount", inputs)
        .add("outputPortCount", outputs)
        .add(
            "renderingProperties",
            new JsonObject()
                .add("position", new JsonObject().add("x", 0).add("y", 0))
                .add("inputPortNames", new JsonObject())
                .add("outputPortNames", new JsonObject()));
  }

  private static JsonObject configuration(
      String pid, String factory, Map<String, JsonObject> properties) {
    JsonObject all =
        new JsonObject()
            .add("service.factoryPid", text(factory))
            .add("kura.service.pid", text(pid));
    properties.forEach(all::add);
    return new JsonObject().add("pid", pid).add("properties", all);
  }

  private static JsonObject text(String value) {
    return property("STRING", Json.value(value));
  }

  private static JsonObject property(String type, JsonValue value) {
    return new JsonObject().add("type", type).add("value", value);
  }
}
