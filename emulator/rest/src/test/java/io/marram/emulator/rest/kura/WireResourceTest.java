package io.marram.emulator.rest.kura;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.emulator.kura.control.GatewayControl;
import io.marram.emulator.rest.ApiTest;
import io.marram.emulator.rest.Definition;
import io.marram.emulator.rest.Definition.Attribute;
import io.marram.emulator.rest.FakeConfigurations;
import io.marram.emulator.rest.FakeRuntime;
import io.marram.emulator.rest.FakeServices;
import io.marram.emulator.rest.JsonTree;
import io.marram.emulator.rest.RunningApi;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireComponentDefinition;
import org.eclipse.kura.wire.graph.WireComponentDefinitionService;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

class WireResourceTest extends ApiTest {
  private static final String GRAPH = "wire/v1/graph/snapshot";
  private static final String TOPOLOGY =
      "{\"components\":[{\"pid\":\"timer\",\"inputPortCount\":0,\"outputPortCount\":1}],\"wires\":[]}";

  private final FakeConfigurations configurations = new FakeConfigurations();
  private final List<String> applied = new ArrayList<>();
  private String refusal = "";

  @Override
  protected void prepare(FakeServices services) {
    FakeRuntime runtime = new FakeRuntime();
    runtime.declare("org.eclipse.kura.wire.Timer", Map.of(), WireComponent.class);
    runtime.declare("com.acme.hello.Hello", Map.of());
    configurations.add(
        "timer",
        Definition.of("x", "Timer", "x"),
        Map.of("service.factoryPid", "org.eclipse.kura.wire.Timer", "secret", new Password("s")));
    configurations.add(GraphRequest.PID, null, Map.of("WireGraph", TOPOLOGY));
    services
        .with(ConfigurationService.class, configurations)
        .with(ServiceComponentRuntime.class, runtime)
        .with(GatewayControl.class, new Control())
        .with(WireGraphService.class, new Graphs())
        .with(WireComponentDefinitionService.class, () -> List.of(timerDefinition()))
        .register(
            "timer",
            Map.of(
                "kura.service.pid", "timer", "service.factoryPid", "org.eclipse.kura.wire.Timer"),
            WireComponent.class);
  }

  @Test
  void answersTheGraphAndItsComponentsWithoutPasswords() throws Exception {
    HttpResponse<String> response = api.get(GRAPH);

    assertThat(response.statusCode()).isEqualTo(200);
    JsonArray configs = Json.parse(response.body()).asObject().get("configs").asArray();
    assertThat(JsonTree.of(configs.get(0))).isEqualTo(JsonTree.of(service(TOPOLOGY)));
    assertThat(JsonTree.of(configs.get(1)))
        .isEqualTo(
            JsonTree.of(
                "{\"pid\":\"timer\",\"properties\":{\"secret\":{\"value\":\"placeholder\",\"type\":\"PASSWORD\"},\"service.factoryPid\":{\"value\":\"org.eclipse.kura.wire.Timer\",\"type\":\"STRING\"}}}"));
    assertThat(JsonTree.of(api.get("wire/v1/graph/topology").body()))
        .isEqualTo(JsonTree.of(TOPOLOGY));
  }

  @Test
  void appliesAGraphWithoutThePlaceholdersOfItsPasswords() throws Exception {
    HttpResponse<String> response =
        put(service(TOPOLOGY), component("timer", "org.eclipse.kura.wire.Timer"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertThat(applied).hasSize(1);
    assertThat(applied.get(0))
        .contains("\"WireGraph\"", "simple.interval")
        .doesNotContain("secret");
  }

  @Test
  void saysWhyAGraphIsRefused() throws Exception {
    refusal = "the wires go in a circle: timer, timer";

    HttpResponse<String> response = put(service(TOPOLOGY));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(refusal);
  }

  @Test
  void refusesComponentsThatAreNoWireComponents() throws Exception {
    assertThat(put(service(TOPOLOGY), component("timer", "com.acme.hello.Hello")).body())
        .contains("is not a Wire Component, Asset or Driver factory pid.");
    assertThat(put(service(TOPOLOGY), component("timer", "no.such.Factory")).statusCode())
        .isEqualTo(400);
    assertThat(put(service(TOPOLOGY), component("other", "org.eclipse.kura.wire.Timer")).body())
        .contains("not referenced by the Wire Graph");
    assertThat(
            put(
                    service(TOPOLOGY),
                    component("timer", "org.eclipse.kura.wire.Timer"),
                    component("timer", "org.eclipse.kura.wire.Timer"))
                .statusCode())
        .isEqualTo(400);
    assertThat(applied).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"configs\":[]}",
        "{\"configs\":[{\"pid\":\"org.eclipse.kura.wire.graph.WireGraphService\"}]}",
        "{\"configs\":[{\"pid\":\"org.eclipse.kura.wire.graph.WireGraphService\",\"properties\":{\"WireGraph\":{\"type\":\"INTEGER\",\"value\":7}}}]}",
        "{\"configs\":[{\"pid\":\"org.eclipse.kura.wire.graph.WireGraphService\",\"properties\":{\"WireGraph\":{\"type\":\"STRING\",\"value\":\"nonsense\"}}}]}",
        "{\"configs\":[{\"pid\":\"org.eclipse.kura.wire.graph.WireGraphService\",\"properties\":{\"WireGraph\":{\"type\":\"STRING\",\"value\":\"{\\\"components\\\":[7]}\"}}}]}",
        "{\"configs\":[{\"pid\":\"timer\"}]}"
      })
  void refusesWhatIsNoGraph(String body) throws Exception {
    assertThat(api.send("PUT", GRAPH, body).statusCode()).isEqualTo(400);
    assertThat(applied).isEmpty();
  }

  @Test
  void deletesTheGraph() throws Exception {
    assertThat(api.send(api.signed("wire/v1/graph").DELETE()).statusCode()).isEqualTo(200);
    assertThat(applied).containsExactly("deleted");
  }

  @Test
  void listsTheKindsOfWireComponentsAsKuraDoes() throws Exception {
    HttpResponse<String> response = api.get("wire/v1/metadata");

    assertThat(RunningApi.tree(response))
        .isEqualTo(
            JsonTree.of(
                "{\"wireComponentDefinitions\":[{\"factoryPid\":\"org.eclipse.kura.wire.Timer\",\"minInputPorts\":0,\"maxInputPorts\":0,\"defaultInputPorts\":0,\"minOutputPorts\":1,\"maxOutputPorts\":1,\"defaultOutputPorts\":1,\"outputPortNames\":{\"0\":\"tick\"},\"componentOCD\":[{\"name\":\"Interval\",\"id\":\"simple.interval\",\"type\":\"INTEGER\",\"cardinality\":0,\"min\":\"1\",\"defaultValue\":\"10\",\"isRequired\":true}]}]}"));
    assertThat(api.get("wire/v1/metadata/wireComponents/factoryPids").body())
        .isEqualTo("{\"pids\":[\"org.eclipse.kura.wire.Timer\"]}");
    assertThat(
            api.send(
                    "POST",
                    "wire/v1/metadata/wireComponents/definitions/byFactoryPid",
                    "{\"pids\":[\"no.such.Factory\"]}")
                .body())
        .isEqualTo("{}");
  }

  @Test
  void deletesNoComponentThatTheGraphNeeds() throws Exception {
    HttpResponse<String> response =
        api.send("DELETE", "wire/v1/configs/byPid", "{\"pids\":[\"timer\"]}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("is referenced by the Wire Graph");
    assertThat(configurations.calls()).isEmpty();
  }

  private HttpResponse<String> put(JsonObject... configs) throws Exception {
    JsonArray array = new JsonArray();
    for (JsonObject config : configs) {
      array.add(config);
    }
    return api.send("PUT", GRAPH, new JsonObject().add("configs", array).toString());
  }

  private static JsonObject service(String topology) {
    return new JsonObject()
        .add("pid", GraphRequest.PID)
        .add(
            "properties",
            new JsonObject()
                .add("WireGraph", new JsonObject().add("value", topology).add("type", "STRING")));
  }

  private static JsonObject component(String pid, String factoryPid) {
    return new JsonObject()
        .add("pid", pid)
        .add(
            "properties",
            new JsonObject()
                .add(
                    "service.factoryPid",
                    new JsonObject().add("type", "STRING").add("value", factoryPid))
                .add("simple.interval", new JsonObject().add("type", "INTEGER").add("value", 2))
                .add(
                    "secret",
                    new JsonObject().add("type", "PASSWORD").add("value", "placeholder")));
  }

  private static WireComponentDefinition timerDefinition() {
    WireComponentDefinition definition = new WireComponentDefinition();
    definition.setFactoryPid("org.eclipse.kura.wire.Timer");
    definition.setMinOutputPorts(1);
    definition.setMaxOutputPorts(1);
    definition.setDefaultOutputPorts(1);
    definition.setOutputPortNames(Map.of(0, "tick"));
    FakeConfigurations ocds = new FakeConfigurations();
    ocds.add(
        "timer",
        Definition.of(
            "timer",
            "Timer",
            null,
            Attribute.of("simple.interval", "Interval", Scalar.INTEGER, "10", true)
                .between("1", null)),
        Map.of());
    definition.setComponentOCD(ocds.getComponentConfiguration("timer"));
    return definition;
  }

  private final class Control implements GatewayControl {
    @Override
    public void install(List<Path> files, Consumer<String> progress) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void apply(String snapshot) {
      if (!refusal.isEmpty()) {
        throw new IllegalArgumentException(refusal);
      }
      applied.add(snapshot);
    }

    @Override
    public String configurations() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> pending() {
      return List.of();
    }
  }

  private final class Graphs implements WireGraphService {
    @Override
    public void update(WireGraphConfiguration graph) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete() {
      applied.add("deleted");
    }

    @Override
    public WireGraphConfiguration get() {
      return new WireGraphConfiguration(
          List.of(
              new WireComponentConfiguration(
                  configurations.getComponentConfiguration("timer"), Map.of())),
          List.of());
    }
  }
}
