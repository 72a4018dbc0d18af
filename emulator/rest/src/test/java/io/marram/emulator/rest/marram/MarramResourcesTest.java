package io.marram.emulator.rest.marram;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import io.marram.emulator.kura.observation.CameraPicture;
import io.marram.emulator.kura.observation.StageStatistics;
import io.marram.emulator.kura.observation.WireObservations;
import io.marram.emulator.kura.packages.PackageOperations;
import io.marram.emulator.rest.ApiTest;
import io.marram.emulator.rest.Definition;
import io.marram.emulator.rest.FakeConfigurations;
import io.marram.emulator.rest.FakePackages;
import io.marram.emulator.rest.FakeRuntime;
import io.marram.emulator.rest.FakeServices;
import io.marram.emulator.rest.JsonTree;
import io.marram.emulator.rest.RunningApi;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

class MarramResourcesTest extends ApiTest {
  private static final String PREFIX = "marram/v1/";
  private static final byte[] JPEG = "a picture".getBytes(StandardCharsets.UTF_8);

  @Override
  protected void prepare(FakeServices services) {
    FakeRuntime runtime = new FakeRuntime();
    ComponentDescriptionDTO faces = runtime.declare("io.marram.Faces", Map.of());
    FakeRuntime.reference(faces, "Helper", WireComponent.class);
    runtime.unsatisfied(faces, "InferenceEngineService", "(kura.service.pid=engine)");
    runtime.failed(runtime.declare("com.acme.Bad", Map.of()), "java.lang.Error: no\n at x");
    runtime.active(runtime.declare("com.acme.Good", Map.of()));
    services
        .with(ServiceComponentRuntime.class, runtime)
        .with(WireObservations.class, new Observations())
        .with(PackageOperations.class, new FakePackages())
        .with(
            ConfigurationService.class,
            new FakeConfigurations()
                .add(
                    "faces1",
                    Definition.of("io.marram.Faces", "Faces", "x")
                        .withIcon("OSGI-INF/faces.png", 32),
                    Map.of())
                .add(
                    "io.marram.Faces",
                    Definition.of("io.marram.Faces", "Faces", "x").withIcon("none.exe", 32),
                    Map.of()))
        .withResource("7:OSGI-INF/faces.png", getClass().getResource("faces.png"))
        .register(
            "faces",
            Map.of("kura.service.pid", "faces1", "service.factoryPid", "io.marram.Faces"),
            WireComponent.class);
  }

  @Test
  void tellsHowTheGatewayIs() throws Exception {
    JsonObject status = Json.parse(api.get(PREFIX + "status").body()).asObject();

    assertThat(status.getString("thing", "")).isEqualTo("demo");
    assertThat(status.getString("version", "")).isEqualTo("0.1.0");
    assertThat(status.getString("osgi", "")).isEqualTo("org.eclipse.osgi 3.16.0");
    for (String number :
        List.of(
            "uptime_ms", "heap_used", "heap_max", "resident", "threads", "classes", "processors")) {
      assertThat(status.getLong(number, 0)).as(number).isPositive();
    }
    assertThat(JsonTree.of(status.get("bundles").asArray().get(1)))
        .isEqualTo(
            JsonTree.of(
                "{\"id\":7,\"name\":\"io.marram.faces\",\"version\":\"0.1.0\",\"state\":\"INSTALLED\"}"));
    assertThat(JsonTree.of(status.get("stages")))
        .isEqualTo(
            JsonTree.of(
                "[{\"pid\":\"faces1\",\"factory\":\"io.marram.Faces\",\"received\":9,\"emitted\":8,\"failed\":1,\"per_second\":2.5,\"mean_ms\":3.5,\"p99_ms\":40,\"max_ms\":50}]"));
    assertThat(status.get("models").asArray()).isEmpty();
    assertThat(status.get("pending").asArray()).isEmpty();
  }

  @Test
  void namesTheComponentsThatDoNotRunAndWhy() throws Exception {
    JsonObject status = Json.parse(api.get(PREFIX + "status").body()).asObject();

    assertThat(JsonTree.of(status.get("components")))
        .isEqualTo(
            JsonTree.of(
                "[{\"name\":\"io.marram.Faces\",\"pid\":\"io.marram.Faces-1\",\"state\":\"UNSATISFIED\",\"failure\":\"waits for InferenceEngineService with (kura.service.pid=engine)\"},"
                    + "{\"name\":\"com.acme.Bad\",\"pid\":\"com.acme.Bad-1\",\"state\":\"FAILED\",\"failure\":\"java.lang.Error: no\"}]"));
  }

  @Test
  void showsTheLastPictureOfACameraWithItsBoxes() throws Exception {
    assertThat(RunningApi.tree(api.get(PREFIX + "cameras")))
        .isEqualTo(
            JsonTree.of(
                "{\"cameras\":[{\"pid\":\"door camera\",\"source\":\"clients/demo\",\"time\":1000,\"width\":640,\"height\":480,\"boxes\":[{\"x\":1.5,\"y\":2,\"width\":30,\"height\":40,\"label\":\"face\",\"score\":0.99}]}]}"));

    HttpResponse<String> picture = api.get(PREFIX + "cameras/door%20camera/picture");

    assertThat(picture.body()).isEqualTo("a picture");
    assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(picture.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(api.get(PREFIX + "cameras/other/picture").statusCode()).isEqualTo(404);
  }

  @Test
  void readsTheLogOnFromALine() throws Exception {
    assertThat(RunningApi.tree(api.get(PREFIX + "log?after=3&limit=1")))
        .isEqualTo(
            JsonTree.of(
                "{\"next\":4,\"lines\":[{\"number\":4,\"time\":4000,\"level\":\"INFO\",\"logger\":\"io.marram.Test\",\"text\":\"event=4\"}]}"));
    assertThat(api.get(PREFIX + "log?after=5").body()).isEqualTo("{\"next\":5,\"lines\":[]}");
    assertThat(api.get(PREFIX + "log?after=x").statusCode()).isEqualTo(400);
  }

  @Test
  void tellsHowOperationsOnPackagesWent() throws Exception {
    assertThat(RunningApi.tree(api.get(PREFIX + "packages")))
        .isEqualTo(
            JsonTree.of(
                "{\"packages\":[{\"name\":\"com.acme.hello\",\"version\":\"1.0.0\",\"trial\":true,\"bundles\":[{\"name\":\"com.acme.hello\",\"version\":\"1.0.0\",\"state\":\"ACTIVE\"}]},"
                    + "{\"name\":\"com.acme.extra\",\"version\":\"1.0.0\",\"trial\":false,\"bundles\":[]}],"
                    + "\"operations\":[{\"id\":\"operation-1\",\"kind\":\"update\",\"source\":\"hello.dp\",\"name\":\"com.acme.hello\",\"version\":\"1.0.1\",\"state\":\"rolled-back\",\"progress\":1,\"message\":\"the bundle does not resolve\",\"started\":1000,\"ended\":2000}]}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"faces1", "io.marram.Faces"})
  void listsWhatAReferenceCanPointAt(String pid) throws Exception {
    assertThat(api.get(PREFIX + "targets?pid=" + pid + "&reference=Helper").body())
        .isEqualTo("{\"targets\":[\"faces1\"]}");
    assertThat(
            api.send(
                    "POST",
                    "serviceListing/v1/servicePids/satisfyingReference",
                    "{\"pid\":\"" + pid + "\",\"referenceName\":\"Helper\"}")
                .body())
        .isEqualTo("{\"pids\":[\"faces1\"]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?pid=faces1", "?reference=Helper", ""})
  void needsToKnowWhichReference(String query) throws Exception {
    assertThat(api.get(PREFIX + "targets" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void answersUnknownReferencesWith404() throws Exception {
    assertThat(api.get(PREFIX + "targets?pid=faces1&reference=None").statusCode()).isEqualTo(404);
    assertThat(api.get(PREFIX + "targets?pid=*&reference=Helper").statusCode()).isEqualTo(404);
  }

  @Test
  void showsTheIconOfAComponent() throws Exception {
    HttpResponse<String> icon = api.get(PREFIX + "icon?pid=faces1");

    assertThat(icon.statusCode()).isEqualTo(200);
    assertThat(icon.headers().firstValue("Content-Type")).hasValue("image/png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.marram.Faces", "unknown", "*"})
  void hasNoOtherIcon(String pid) throws Exception {
    assertThat(api.get(PREFIX + "icon?pid=" + pid).statusCode()).isEqualTo(404);
  }

  private static final class Observations implements WireObservations {
    @Override
    public List<StageStatistics> stages() {
      return List.of(new StageStatistics("faces1", 9, 8, 1, 2.5, 3.5, 40, 50));
    }

    @Override
    public List<CameraPicture> pictures() {
      return List.of(
          new CameraPicture(
              "door camera",
              "clients/demo",
              1_000,
              640,
              480,
              JPEG,
              List.of(new CameraPicture.FoundBox(1.5, 2, 30, 40, "face", 0.99))));
    }
  }
}
