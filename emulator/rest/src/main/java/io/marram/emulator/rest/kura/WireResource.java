package io.marram.emulator.rest.kura;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.marram.emulator.kura.control.GatewayControl;
import io.marram.emulator.rest.http.JsonBody;
import io.marram.emulator.rest.http.RequestException;
import io.marram.emulator.rest.http.Resource;
import io.marram.emulator.rest.services.ComponentDescriptions;
import io.marram.emulator.rest.services.GatewayServices;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireComponentDefinition;
import org.eclipse.kura.wire.graph.WireComponentDefinitionService;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.eclipse.kura.wire.graph.WireGraphService;

/** Kura's {@code wire/v1}, as far as a gateway without drivers and assets has it. */
public final class WireResource implements Resource {
  private static final String PATH = "/services/wire/v1";
  private static final String DEFINITIONS = PATH + "/metadata/wireComponents/definitions";

  private final GatewayServices services;
  private final GraphRequest requests;

  public WireResource(GatewayServices services, ComponentDescriptions descriptions) {
    this.services = services;
    this.requests = new GraphRequest(descriptions);
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(PATH + "/graph/snapshot", this::readGraph);
    routes.put(PATH + "/graph/snapshot", this::writeGraph);
    routes.delete(PATH + "/graph", this::deleteGraph);
    routes.get(PATH + "/graph/topology", this::readTopology);
    routes.post(PATH + "/configs/byPid", this::findConfigurations);
    routes.put(PATH + "/configs", this::updateConfigurations);
    routes.delete(PATH + "/configs/byPid", this::deleteConfigurations);
    routes.get(PATH + "/metadata", context -> answerDefinitions(context, definition -> true));
    routes.get(DEFINITIONS, context -> answerDefinitions(context, definition -> true));
    routes.post(DEFINITIONS + "/byFactoryPid", this::findDefinitions);
    routes.get(PATH + "/metadata/wireComponents/factoryPids", this::listFactories);
    routes.get(PATH + "/drivers/pids", WireResource::answerNone);
    routes.get(PATH + "/assets/pids", WireResource::answerNone);
  }

  private void readGraph(Context context) {
    JsonObject topology =
        new JsonObject()
            .add(
                GraphRequest.GRAPH,
                PropertyJson.write(topology()).orElseThrow(IllegalStateException::new));
    JsonArray configs =
        new JsonArray()
            .add(new JsonObject().add("pid", GraphRequest.PID).add("properties", topology));
    for (WireComponentConfiguration component : graph().getWireComponentConfigurations()) {
      configs.add(ComponentJson.write(component.getConfiguration(), false));
    }
    Resource.answer(context, new JsonObject().add("configs", configs));
  }

  private void writeGraph(Context context) {
    JsonObject snapshot = requests.readGraph(JsonBody.of(context));
    try {
      services.require(GatewayControl.class).apply(snapshot.toString());
    } catch (IllegalArgumentException e) {
      throw new RequestException(400, e.getMessage());
    }
  }

  private void deleteGraph(Context context) {
    KuraCall.answer(
        () -> {
          graphs().delete();
          return context;
        });
  }

  private void readTopology(Context context) {
    Resource.answer(context, Json.parse(topology()));
  }

  private void findConfigurations(Context context) {
    List<ComponentConfiguration> found = new ArrayList<>();
    for (String pid : distinct(JsonBody.of(context).texts("pids"))) {
      if (requests.isWireComponent(pid)) {
        found.add(KuraCall.answer(() -> configurations().getComponentConfiguration(pid)));
      }
    }
    found.removeIf(Objects::isNull);
    Resource.answer(context, ComponentJson.write(found));
  }

  private void updateConfigurations(Context context) {
    Map<String, Map<String, Object>> updates =
        requests.readUpdates(JsonBody.of(context), componentPids());
    Subtasks subtasks = new Subtasks();
    updates.forEach(
        (pid, properties) ->
            subtasks.run(
                "update:" + pid,
                () -> configurations().updateConfiguration(pid, properties, false)));
    takeSnapshot(subtasks, updates.isEmpty());
  }

  private void deleteConfigurations(Context context) {
    Set<String> pids = distinct(JsonBody.of(context).texts("pids"));
    requests.checkDeletion(pids, componentPids());
    Subtasks subtasks = new Subtasks();
    for (String pid : pids) {
      subtasks.run("delete:" + pid, () -> configurations().deleteFactoryConfiguration(pid, false));
    }
    takeSnapshot(subtasks, pids.isEmpty());
  }

  private void findDefinitions(Context context) {
    Set<String> pids = distinct(JsonBody.of(context).texts("pids"));
    answerDefinitions(context, definition -> pids.contains(definition.getFactoryPid()));
  }

  private void listFactories(Context context) {
    Resource.answer(
        context,
        ComponentJson.pids(
            definitions().stream().map(WireComponentDefinition::getFactoryPid).toList()));
  }

  private void answerDefinitions(Context context, Predicate<WireComponentDefinition> filter) {
    JsonArray array = new JsonArray();
    definitions().stream().filter(filter).map(WireDefinitionJson::write).forEach(array::add);
    JsonObject metadata = new JsonObject();
    Resource.answer(
        context, array.isEmpty() ? metadata : metadata.add("wireComponentDefinitions", array));
  }

  private static void answerNone(Context context) {
    Resource.answer(context, new JsonObject().add("components", new JsonArray()));
  }

  private void takeSnapshot(Subtasks subtasks, boolean unchanged) {
    if (!unchanged) {
      subtasks.run("snapshot", () -> configurations().snapshot());
    }
    subtasks.finish();
  }

  /** The graph as it is stored. */
  private String topology() {
    ComponentConfiguration stored =
        KuraCall.answer(() -> configurations().getComponentConfiguration(GraphRequest.PID));
    return stored != null
            && stored.getConfigurationProperties().get(GraphRequest.GRAPH) instanceof String text
        ? text
        : "{\"components\":[],\"wires\":[]}";
  }

  private Set<String> componentPids() {
    return graph().getWireComponentConfigurations().stream()
        .map(component -> component.getConfiguration().getPid())
        .collect(Collectors.toSet());
  }

  private WireGraphConfiguration graph() {
    return KuraCall.answer(graphs()::get);
  }

  private List<WireComponentDefinition> definitions() {
    WireComponentDefinitionService service = services.require(WireComponentDefinitionService.class);
    return KuraCall.answer(service::getComponentDefinitions);
  }

  private static Set<String> distinct(List<String> pids) {
    return new LinkedHashSet<>(pids);
  }

  private WireGraphService graphs() {
    return services.require(WireGraphService.class);
  }

  private ConfigurationService configurations() {
    return services.require(ConfigurationService.class);
  }
}
