package io.marram.emulator.cli.eval.sensing;

import static io.marram.emulator.cli.wires.GraphDocument.integer;
import static io.marram.emulator.cli.wires.GraphDocument.text;

import com.eclipsesource.json.JsonObject;
import io.marram.emulator.cli.wires.GraphDocument;
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

  private FleetGraph() {}

  /**
   * @param things the gateways' names
   * @param broker with mutual TLS
   * @param certificates folder with a thing's
   */
  static JsonObject of(List<String> things, URI broker, Function<String, Path> certificates) {
    GraphDocument graph = new GraphDocument();
    for (String thing : things) {
      graph
          .service(endpoint(thing), ENDPOINT, endpoint(thing, broker, certificates.apply(thing)))
          .service(
              publisher(thing),
              "io.marram.awsiot.AwsIotPublisher",
              Map.of(
                  "cloud.endpoint.service.pid", text(endpoint(thing)),
                  "message.kind", text("readings")))
          .component(
              simulator(thing),
              "io.marram.simulator.Simulator",
              0,
              1,
              Map.of("batch.milliseconds", integer(100), "sensors", text("")))
          .component(
              cloud(thing),
              "org.eclipse.kura.wire.CloudPublisher",
              1,
              0,
              Map.of("CloudPublisher.target", text("(kura.service.pid=" + publisher(thing) + ")")))
          .wire(simulator(thing), cloud(thing));
    }
    return graph.json();
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

  private static Map<String, JsonObject> endpoint(String thing, URI broker, Path certificates) {
    return Map.of(
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
        text(certificates.resolve("private-key.pem").toString()));
  }
}
