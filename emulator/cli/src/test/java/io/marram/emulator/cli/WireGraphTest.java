package io.marram.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireGraphTest {

  private static final Map<String, String> VALUES =
      Map.of(
          "thing", "gw-1",
          "topics", "clients/+",
          "broker.url", "mqtts://127.0.0.1:8883",
          "ca.file", "/a \"quoted\" folder/ca.pem",
          "certificate.file", "/certificate.pem",
          "key.file", "/key.pem",
          "region", "us-east-1",
          "sqs.endpoint", "http://127.0.0.1:9324",
          "request.queue.url", "http://127.0.0.1:9324/0/requests.fifo",
          "response.queue.url", "http://127.0.0.1:9324/0/responses.fifo");

  @Test
  void fillsInTheAddressesOfTheSystem() {
    JsonObject camera = properties("camera");

    assertThat(value(camera, "client.id")).isEqualTo("gw-1");
    assertThat(value(camera, "topics")).isEqualTo("clients/+");
    assertThat(value(camera, "broker.url")).isEqualTo("mqtts://127.0.0.1:8883");
    assertThat(value(camera, "ca.file")).isEqualTo("/a \"quoted\" folder/ca.pem");
    assertThat(value(properties("recognition"), "endpoint")).isEqualTo("http://127.0.0.1:9324");
  }

  @Test
  void connectsCameraDetectorAndQueue() {
    String graph = value(properties("org.eclipse.kura.wire.graph.WireGraphService"), "WireGraph");

    assertThat(Json.parse(graph).asObject().get("wires").asArray())
        .extracting(wire -> wire.asObject().getString("emitter", ""))
        .containsExactly("camera", "faces");
  }

  @Test
  void refusesToLeaveAValueOut() {
    Map<String, String> incomplete = new HashMap<>(VALUES);
    incomplete.remove("region");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> WireGraph.fill(incomplete))
        .withMessage("no value for ${region}");
  }

  private static JsonObject properties(String pid) {
    for (JsonValue config :
        Json.parse(WireGraph.fill(VALUES)).asObject().get("configs").asArray()) {
      if (config.asObject().getString("pid", "").equals(pid)) {
        return config.asObject().get("properties").asObject();
      }
    }
    throw new AssertionError("no configuration of " + pid);
  }

  private static String value(JsonObject properties, String name) {
    return properties.get(name).asObject().getString("value", null);
  }
}
