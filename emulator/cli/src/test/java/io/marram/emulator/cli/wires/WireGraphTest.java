package io.marram.emulator.cli.wires;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.marram.emulator.cli.TestSystem;
import io.marram.emulator.cli.wires.WireGraph.Part;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WireGraphTest {

  private static final Map<String, String> VALUES =
      new GatewayWires(
              TestSystem.state(ProcessHandle.current()),
              Path.of("/a \"quoted\" folder"),
              "clients/+",
              DemoSensors.withBoards(),
              Map.of())
          .values("gw-1");

  private static final Set<Part> ALL = WireGraph.SYSTEM;

  @Test
  void fillsInTheAddressesOfTheSystem() {
    JsonObject camera = properties("camera");

    assertThat(value(camera, "client.id")).isEqualTo("gw-1-camera");
    assertThat(value(camera, "topics")).isEqualTo("clients/+");
    assertThat(value(camera, "broker.url")).isEqualTo("mqtts://127.0.0.1:8883");
    assertThat(value(camera, "ca.file")).isEqualTo("/a \"quoted\" folder/ca.pem");
    assertThat(value(properties("recognition"), "endpoint")).isEqualTo("http://127.0.0.1:9324");
    JsonObject cloud = properties("io.marram.awsiot.AwsIotEndpoint");
    assertThat(value(cloud, "endpoint")).isEqualTo("127.0.0.1:8883");
    assertThat(value(cloud, "thing")).isEqualTo("gw-1");
  }

  @Test
  void connectsCameraDetectorAndQueue() {
    assertThat(emitters(EnumSet.of(Part.VISION))).containsExactly("camera", "faces");
  }

  @Test
  void connectsSensorsWithTheCloud() {
    assertThat(emitters(EnumSet.of(Part.SENSING))).containsExactly("simulator", "bluetooth");
  }

  @Test
  void connectsSensorsAndHealthWithAlerts() {
    assertThat(emitters(EnumSet.of(Part.SENSING, Part.DETECTION)))
        .contains("simulator", "bluetooth", "anomaly", "limits", "health", "alerts")
        .doesNotContain("messages");
  }

  @Test
  void leavesOutWiresToPartsThatAreNotThere() {
    assertThat(emitters(EnumSet.of(Part.DETECTION, Part.HEARING)))
        .contains("subscriber", "messages", "anomaly")
        .doesNotContain("simulator", "bluetooth");
  }

  @Test
  void doesNotHearItsOwnReadings() {
    assertThat(emitters(WireGraph.SYSTEM)).doesNotContain("subscriber");
  }

  @Test
  void connectsTheParkingCameraWithTheCloudByCountingCars() {
    Map<String, String> values = new HashMap<>(VALUES);
    values.put("parking.camera.url", "http://127.0.0.1:8090/lot");
    values.put("parking.areas", "line gate: 0,0.5 1,0.5\nstall A1: 0,0 0.1,0 0.1,0.1");
    String graph = WireGraph.fill(EnumSet.of(Part.PARKING), values);

    assertThat(emitters(graph))
        .containsExactly("parking-camera", "picture-requests", "cars", "cars");
    assertThat(value(properties("cars", graph), "areas")).isEqualTo(values.get("parking.areas"));
    assertThat(properties("cars", graph).get("capacity").asObject().getInt("value", -1)).isZero();
    assertThat(value(properties("cars-publisher", graph), "topic")).isEqualTo("parking/gw-1/cars");
    assertThat(value(properties("picture-requests-subscriber", graph), "topic.filter"))
        .isEqualTo("parking/gw-1/picture/request");
    assertThat(value(properties("pictures-publisher", graph), "topic"))
        .isEqualTo("parking/gw-1/picture");

    values.put("cars.topic", "lots/7");
    graph = WireGraph.fill(EnumSet.of(Part.PARKING), values);
    assertThat(value(properties("cars-publisher", graph), "topic")).isEqualTo("lots/7");
  }

  @Test
  void drawsItsPartsSideBySide() {
    assertThat(emitters(EnumSet.of(Part.VISION, Part.SENSING)))
        .containsExactly("camera", "faces", "simulator", "bluetooth");
  }

  @Test
  void knowsTheBoardsAndTheKeyOfTheOneThatEncrypts() {
    JsonObject bluetooth = properties("bluetooth");

    assertThat(value(bluetooth, "sensors").lines())
        .containsExactly(
            "24:6F:28:00:00:01, esp32-01, workshop",
            "24:6F:28:01:00:01, bthome-01, workshop",
            "24:6F:28:02:00:01, sealed-01, workshop");
    assertThat(value(bluetooth, "keys")).matches("24:6F:28:02:00:01=[0-9a-f]{32}");
  }

  @Test
  void refusesToLeaveAValueOut() {
    Map<String, String> incomplete = new HashMap<>(VALUES);
    incomplete.remove("region");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> WireGraph.fill(ALL, incomplete))
        .withMessage("no value for ${region}");
  }

  private static List<String> emitters(Set<Part> parts) {
    return emitters(WireGraph.fill(parts, VALUES));
  }

  private static List<String> emitters(String snapshot) {
    JsonObject graph =
        Json.parse(
                value(
                    properties("org.eclipse.kura.wire.graph.WireGraphService", snapshot),
                    "WireGraph"))
            .asObject();
    return graph.get("wires").asArray().values().stream()
        .map(wire -> wire.asObject().getString("emitter", ""))
        .toList();
  }

  private static JsonObject properties(String pid) {
    return properties(pid, WireGraph.fill(ALL, VALUES));
  }

  private static JsonObject properties(String pid, String snapshot) {
    for (JsonValue config : Json.parse(snapshot).asObject().get("configs").asArray()) {
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
