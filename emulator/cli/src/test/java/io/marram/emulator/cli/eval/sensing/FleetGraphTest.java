package io.marram.emulator.cli.eval.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class FleetGraphTest {

  private final Map<String, JsonObject> configurations =
      StreamSupport.stream(
              FleetGraph.of(
                      List.of("gw-001", "gw-002"),
                      URI.create("mqtts://127.0.0.1:8883"),
                      thing -> Path.of("things", thing))
                  .get("configs")
                  .asArray()
                  .spliterator(),
              false)
          .map(JsonValue::asObject)
          .collect(
              Collectors.toMap(
                  configuration -> configuration.getString("pid", ""), Function.identity()));

  @Test
  void givesEachGatewayItsOwnNameAndCertificate() {
    assertThat(value("io.marram.awsiot.AwsIotEndpoint-gw-002", "thing")).isEqualTo("gw-002");
    assertThat(value("io.marram.awsiot.AwsIotEndpoint-gw-002", "certificate.file"))
        .isEqualTo(Path.of("things/gw-002/certificate.pem").toString());
    assertThat(value("io.marram.awsiot.AwsIotEndpoint-gw-001", "endpoint"))
        .isEqualTo("127.0.0.1:8883");
  }

  @Test
  void wiresEachSimulatorToItsGatewaysConnection() {
    assertThat(value("publisher-gw-001", "cloud.endpoint.service.pid"))
        .isEqualTo("io.marram.awsiot.AwsIotEndpoint-gw-001");
    assertThat(value("cloud-gw-001", "CloudPublisher.target"))
        .isEqualTo("(kura.service.pid=publisher-gw-001)");
    JsonObject graph =
        Json.parse(value("org.eclipse.kura.wire.graph.WireGraphService", "WireGraph")).asObject();
    assertThat(graph.get("components").asArray()).hasSize(4);
    assertThat(graph.get("wires").asArray())
        .extracting(
            wire ->
                wire.asObject().getString("emitter", "")
                    + " "
                    + wire.asObject().getString("receiver", ""))
        .containsExactly("simulator-gw-001 cloud-gw-001", "simulator-gw-002 cloud-gw-002");
  }

  private String value(String pid, String property) {
    return configurations
        .get(pid)
        .get("properties")
        .asObject()
        .get(property)
        .asObject()
        .getString("value", "");
  }
}
