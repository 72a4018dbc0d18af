package io.marram.emulator.rest.kura;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.rest.ApiTest;
import io.marram.emulator.rest.Definition;
import io.marram.emulator.rest.Definition.Attribute;
import io.marram.emulator.rest.Definition.Choice;
import io.marram.emulator.rest.FakeConfigurations;
import io.marram.emulator.rest.FakeServices;
import io.marram.emulator.rest.JsonTree;
import io.marram.emulator.rest.RunningApi;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with answers that a real Kura 5.6 gave. */
class ConfigurationResourceTest extends ApiTest {
  private static final String HELLO = "com.acme.hello.Hello";
  private static final String COMPONENTS = "configuration/v2/configurableComponents";
  private static final String UPDATE = COMPONENTS + "/configurations/_update";
  private static final String FACTORIES = "configuration/v2/factoryComponents";
  private static final String SNAPSHOTS = "configuration/v2/snapshots";

  private final FakeConfigurations configurations = new FakeConfigurations();

  @Override
  protected void prepare(FakeServices services) {
    configurations.add(
        HELLO,
        Definition.of(
                HELLO,
                "Hello",
                "hello",
                Attribute.of("enabled", "Enabled", Scalar.BOOLEAN, "true", true),
                Attribute.of("publish.rate", "Rate", Scalar.INTEGER, "5", true).between("1", "100"),
                Attribute.of("mode", "Mode", Scalar.STRING, "a", true)
                    .options(new Choice("A", "a"), new Choice("B", "b")),
                Attribute.of("secret", "Secret", Scalar.PASSWORD, "s3cret", false),
                Attribute.of("text", "Text", Scalar.STRING, "line1", false)
                    .described("some text|TextArea"),
                Attribute.of(
                    "CloudPublisher.target",
                    "CloudPublisher Target Filter",
                    Scalar.STRING,
                    "(kura.service.pid=changeme)",
                    true),
                Attribute.of("names", "List", Scalar.STRING, "x,y", false).list(3))
            .withIcon("OSGI-INF/hello.png", 32),
        Map.of(
            "mode",
            "a",
            "names",
            new String[] {"x", "y"},
            "publish.rate",
            5,
            "CloudPublisher.target",
            "(kura.service.pid=changeme)",
            "secret",
            new Password("s3cret"),
            "text",
            "line1",
            "enabled",
            true,
            "kura.service.pid",
            HELLO,
            "service.pid",
            HELLO));
    services.with(ConfigurationService.class, configurations);
  }

  @Test
  void answersAConfigurationAsKuraDoes() throws Exception {
    HttpResponse<String> response =
        api.send("POST", COMPONENTS + "/configurations/byPid", pids(HELLO));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/json");
    assertThat(RunningApi.tree(response)).isEqualTo(recorded("hello-configuration.json"));
  }

  @Test
  void answersAnUnknownPidWithNothing() throws Exception {
    assertThat(api.send("POST", COMPONENTS + "/configurations/byPid", pids("no.such.Pid")).body())
        .isEqualTo("{\"configs\":[]}");
  }

  @Test
  void neverShowsAPassword() throws Exception {
    assertThat(api.get(COMPONENTS + "/configurations").body())
        .contains("\"secret\":{\"value\":\"placeholder\",\"type\":\"PASSWORD\"}");
    assertThat(api.send("POST", SNAPSHOTS + "/byId", "{\"id\":0}").body())
        .contains("\"secret\":{\"value\":\"placeholder\",\"type\":\"PASSWORD\"}");
  }

  @Test
  void updatesAConfigurationAndTakesASnapshot() throws Exception {
    HttpResponse<String> response =
        api.send(
            "PUT",
            UPDATE,
            "{\"configs\":[{\"pid\":\"%s\",\"properties\":{\"rate\":{\"type\":\"INTEGER\",\"value\":7}}}],\"takeSnapshot\":true}"
                .formatted(HELLO));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(configurations.calls()).containsExactly("update " + HELLO + " [rate]", "snapshot");
    assertThat(configurations.properties(HELLO))
        .containsEntry("rate", 7)
        .containsEntry("mode", "a");
  }

  @Test
  void leavesThePasswordAloneWhenOnlyThePlaceholderComesBack() throws Exception {
    update("secret", "PASSWORD", "\"placeholder\"");
    assertThat(configurations.properties(HELLO).get("secret")).hasToString("s3cret");

    update("secret", "PASSWORD", "\"changed\"");
    assertThat(configurations.properties(HELLO).get("secret")).hasToString("changed");
  }

  @Test
  void ignoresUpdatesOfUnknownComponentsAsKuraDoes() throws Exception {
    HttpResponse<String> response =
        api.send("PUT", UPDATE, "{\"configs\":[{\"pid\":\"no.such.Pid\",\"properties\":{}}]}");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(configurations.calls()).containsExactly("snapshot");
  }

  @Test
  void saysInKurasWordsWhatIsMissing() throws Exception {
    assertThat(api.send("PUT", UPDATE, "{\"nonsense\":1}").body())
        .isEqualTo("{\"message\":\"parameter \\\"configs\\\" is required\"}");
    assertThat(api.send("PUT", UPDATE, "{\"configs\":[{\"pid\":\"a\"}]}").body())
        .isEqualTo("{\"message\":\"parameter \\\"properties\\\" is required\"}");
    assertThat(api.send("PUT", UPDATE, "{\"configs\":[{\"properties\":{}}]}").body())
        .isEqualTo("{\"message\":\"parameter \\\"pid\\\" is required\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"INTEGER\",\"value\":\"7\"}",
        "{\"type\":\"INTEGER\",\"value\":7.5}",
        "{\"type\":\"INTEGER\",\"value\":3000000000}",
        "{\"type\":\"INTEGER\",\"value\":1e999999999}",
        "{\"type\":\"BYTE\",\"value\":128}",
        "{\"type\":\"CHAR\",\"value\":\"ab\"}",
        "{\"type\":\"BOOLEAN\",\"value\":\"true\"}",
        "{\"type\":\"STRING\",\"value\":7}",
        "{\"type\":\"PASSWORD\",\"value\":{}}",
        "{\"type\":\"DOUBLE\",\"value\":1e999}",
        "{\"type\":\"NOTHING\",\"value\":7}",
        "{\"type\":\"INTEGER\",\"value\":[7,\"x\"]}",
        "{\"value\":7}",
        "7"
      })
  void changesNothingWhenAValueDoesNotFitItsType(String property) throws Exception {
    HttpResponse<String> response =
        api.send(
            "PUT",
            UPDATE,
            "{\"configs\":[{\"pid\":\"%s\",\"properties\":{\"mode\":{\"type\":\"STRING\",\"value\":\"b\"}}},{\"pid\":\"%s\",\"properties\":{\"x\":%s}}]}"
                .formatted(HELLO, HELLO + "2", property));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(configurations.calls()).isEmpty();
  }

  @Test
  void createsAndDeletesInstancesOfAFactory() throws Exception {
    String create =
        "{\"configs\":[{\"pid\":\"echo1\",\"factoryPid\":\"com.acme.extra.Echo\",\"properties\":{}}],\"takeSnapshot\":true}";

    assertThat(api.send("POST", FACTORIES, create).statusCode()).isEqualTo(200);
    HttpResponse<String> again = api.send("POST", FACTORIES, create);
    HttpResponse<String> deleted = api.send("DELETE", FACTORIES + "/byPid", pids("echo1"));

    assertThat(again.statusCode()).isEqualTo(500);
    assertThat(RunningApi.tree(again))
        .isEqualTo(
            JsonTree.of(
                "{\"failures\":[{\"id\":\"create:echo1\",\"message\":\"Invalid parameter. pid echo1 already exists\"}]}"));
    assertThat(deleted.statusCode()).isEqualTo(200);
    assertThat(configurations.calls())
        .containsExactly(
            "create com.acme.extra.Echo echo1", "snapshot", "snapshot", "delete echo1", "snapshot");
  }

  @Test
  void listsComponentsFactoriesAndSnapshots() throws Exception {
    assertThat(api.get(COMPONENTS).body()).isEqualTo("{\"pids\":[\"" + HELLO + "\"]}");
    assertThat(api.get(FACTORIES).body())
        .isEqualTo("{\"pids\":[\"com.acme.extra.Echo\",\"com.acme.extra.Pub\"]}");
    assertThat(api.get(COMPONENTS + "/pidsWithFactory").body())
        .isEqualTo("{\"components\":[{\"pid\":\"" + HELLO + "\"}]}");
    assertThat(api.get(SNAPSHOTS).body()).isEqualTo("{\"ids\":[0]}");
  }

  @Test
  void takesSnapshotsAndReturnsToThem() throws Exception {
    assertThat(api.send("POST", SNAPSHOTS + "/_write", "").body()).isEqualTo("{\"id\":1000}");
    assertThat(api.send("POST", SNAPSHOTS + "/_rollback", "").body()).isEqualTo("{\"id\":0}");
    assertThat(api.send("POST", SNAPSHOTS + "/byId/_rollback", "{\"id\":1000}").statusCode())
        .isEqualTo(200);
    assertThat(configurations.calls()).containsExactly("snapshot", "rollback", "rollback 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"id\":\"0\"}", "{\"id\":1.5}", "{\"id\":77}"})
  void refusesSnapshotsThatAreNotThere(String body) throws Exception {
    assertThat(api.send("POST", SNAPSHOTS + "/byId", body).statusCode()).isBetween(400, 500);
    assertThat(api.send("POST", SNAPSHOTS + "/byId/_rollback", body).statusCode())
        .isBetween(400, 500);
    assertThat(configurations.calls()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BYTE", "SHORT", "INTEGER", "LONG", "FLOAT", "DOUBLE"})
  void refusesNumbersThatTakeLongToRead(String type) throws Exception {
    for (String number : List.of("7".repeat(1_000_000), "1e999999999", "-1e-99999999999")) {
      String body =
          "{\"configs\":[{\"pid\":\"%s\",\"properties\":{\"publish.rate\":{\"type\":\"%s\",\"value\":%s}}}]}"
              .formatted(HELLO, type, number);
      boolean tiny = number.startsWith("-") && (type.equals("FLOAT") || type.equals("DOUBLE"));

      assertThat(api.send("PUT", UPDATE, body).statusCode()).isEqualTo(tiny ? 200 : 400);
    }
  }

  @Test
  void refusesASnapshotNumberThatTakesLongToRead() throws Exception {
    String body = "{\"id\":" + "7".repeat(1_000_000) + "}";

    assertThat(api.send("POST", SNAPSHOTS + "/byId", body).statusCode()).isEqualTo(400);
  }

  private void update(String name, String type, String value) throws Exception {
    assertThat(
            api.send(
                    "PUT",
                    UPDATE,
                    "{\"configs\":[{\"pid\":\"%s\",\"properties\":{\"%s\":{\"type\":\"%s\",\"value\":%s}}}]}"
                        .formatted(HELLO, name, type, value))
                .statusCode())
        .isEqualTo(200);
  }

  private static String pids(String pid) {
    return "{\"pids\":[\"" + pid + "\"],\"takeSnapshot\":true}";
  }

  private static Object recorded(String name) throws Exception {
    try (InputStream file = RunningApi.class.getResourceAsStream(name)) {
      return JsonTree.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
