package io.marram.emulator.rest.kura;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.marram.emulator.rest.http.JsonBody;
import io.marram.emulator.rest.http.RequestException;
import io.marram.emulator.rest.http.Resource;
import io.marram.emulator.rest.services.GatewayServices;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.metatype.OCDService;
import org.osgi.service.cm.ConfigurationAdmin;

/** Kura's {@code configuration/v2}. */
public final class ConfigurationResource implements Resource {
  private static final String PATH = "/services/configuration/v2";
  private static final String COMPONENTS = PATH + "/configurableComponents";
  private static final String FACTORIES = PATH + "/factoryComponents";
  private static final String SNAPSHOTS = PATH + "/snapshots";

  private final GatewayServices services;

  public ConfigurationResource(GatewayServices services) {
    this.services = services;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get(SNAPSHOTS, this::listSnapshots);
    routes.post(SNAPSHOTS + "/byId", this::readSnapshot);
    routes.post(SNAPSHOTS + "/_write", this::writeSnapshot);
    routes.post(SNAPSHOTS + "/_rollback", this::rollBack);
    routes.post(SNAPSHOTS + "/byId/_rollback", this::rollBackTo);
    routes.get(FACTORIES, this::listFactories);
    routes.post(FACTORIES, this::create);
    routes.delete(FACTORIES + "/byPid", this::delete);
    routes.get(FACTORIES + "/ocd", this::listDefinitions);
    routes.post(FACTORIES + "/ocd/byFactoryPid", this::findDefinitions);
    routes.get(COMPONENTS, this::listComponents);
    routes.get(COMPONENTS + "/pidsWithFactory", this::listPidsWithFactory);
    routes.get(COMPONENTS + "/configurations", this::listConfigurations);
    routes.post(COMPONENTS + "/configurations/byPid", this::findConfigurations);
    routes.post(COMPONENTS + "/configurations/byPid/_default", this::findDefaults);
    routes.put(COMPONENTS + "/configurations/_update", this::update);
  }

  private void listSnapshots(Context context) {
    JsonArray ids = new JsonArray();
    KuraCall.answer(() -> configurations().getSnapshots()).stream().sorted().forEach(ids::add);
    Resource.answer(context, new JsonObject().add("ids", ids));
  }

  private void readSnapshot(Context context) {
    long id = JsonBody.of(context).number("id");
    Resource.answer(
        context, ComponentJson.write(KuraCall.answer(() -> configurations().getSnapshot(id))));
  }

  private void writeSnapshot(Context context) {
    answerId(context, KuraCall.answer(() -> configurations().snapshot()));
  }

  private void rollBack(Context context) {
    answerId(context, KuraCall.answer(() -> configurations().rollback()));
  }

  private void rollBackTo(Context context) {
    long id = JsonBody.of(context).number("id");
    KuraCall.answer(
        () -> {
          configurations().rollback(id);
          return id;
        });
  }

  private void listFactories(Context context) {
    Resource.answer(context, ComponentJson.pids(configurations().getFactoryComponentPids()));
  }

  private void create(Context context) {
    JsonBody body = JsonBody.of(context);
    record Creation(String factoryPid, String pid, Map<String, Object> properties) {}
    List<Creation> creations =
        body.objects("configs").stream()
            .map(
                config ->
                    new Creation(
                        config.text("factoryPid"),
                        config.text("pid"),
                        ComponentJson.readProperties(config)))
            .toList();
    Subtasks subtasks = new Subtasks();
    for (Creation creation : creations) {
      subtasks.run(
          "create:" + creation.pid,
          () ->
              configurations()
                  .createFactoryConfiguration(
                      creation.factoryPid, creation.pid, creation.properties, false));
    }
    takeSnapshot(body, subtasks);
  }

  private void delete(Context context) {
    JsonBody body = JsonBody.of(context);
    Subtasks subtasks = new Subtasks();
    for (String pid : distinct(body.texts("pids"))) {
      subtasks.run("delete:" + pid, () -> configurations().deleteFactoryConfiguration(pid, false));
    }
    takeSnapshot(body, subtasks);
  }

  private void listDefinitions(Context context) {
    Resource.answer(
        context, ComponentJson.write(services.require(OCDService.class).getFactoryComponentOCDs()));
  }

  private void findDefinitions(Context context) {
    Set<String> pids = distinct(JsonBody.of(context).texts("pids"));
    Resource.answer(
        context,
        ComponentJson.write(
            services.require(OCDService.class).getFactoryComponentOCDs().stream()
                .filter(definition -> pids.contains(definition.getPid()))
                .toList()));
  }

  private void listComponents(Context context) {
    Resource.answer(context, ComponentJson.pids(configurations().getConfigurableComponentPids()));
  }

  private void listPidsWithFactory(Context context) {
    JsonArray components = new JsonArray();
    for (ComponentConfiguration configuration :
        KuraCall.answer(() -> configurations().getComponentConfigurations())) {
      JsonObject component = new JsonObject().add("pid", configuration.getPid());
      Map<String, Object> properties = configuration.getConfigurationProperties();
      if (properties != null
          && properties.get(ConfigurationAdmin.SERVICE_FACTORYPID) instanceof String factoryPid) {
        component.add("factoryPid", factoryPid);
      }
      components.add(component);
    }
    Resource.answer(context, new JsonObject().add("components", components));
  }

  private void listConfigurations(Context context) {
    Resource.answer(
        context,
        ComponentJson.write(KuraCall.answer(() -> configurations().getComponentConfigurations())));
  }

  private void findConfigurations(Context context) {
    List<ComponentConfiguration> found = new ArrayList<>();
    for (String pid : distinct(JsonBody.of(context).texts("pids"))) {
      found.add(KuraCall.answer(() -> configurations().getComponentConfiguration(pid)));
    }
    found.removeIf(Objects::isNull);
    Resource.answer(context, ComponentJson.write(found));
  }

  private void findDefaults(Context context) {
    List<ComponentConfiguration> found = new ArrayList<>();
    for (String pid : distinct(JsonBody.of(context).texts("pids"))) {
      ComponentConfiguration defaults =
          KuraCall.answer(() -> configurations().getDefaultComponentConfiguration(pid));
      if (defaults != null && defaults.getDefinition() != null) {
        found.add(defaults);
      }
    }
    Resource.answer(context, ComponentJson.write(found));
  }

  private void update(Context context) {
    JsonBody body = JsonBody.of(context);
    Map<String, Map<String, Object>> updates = readUpdates(body);
    Subtasks subtasks = new Subtasks();
    updates.forEach(
        (pid, properties) ->
            subtasks.run(
                "update:" + pid,
                () -> configurations().updateConfiguration(pid, properties, false)));
    takeSnapshot(body, subtasks);
  }

  /** The whole request is read before any of it is done. */
  private static Map<String, Map<String, Object>> readUpdates(JsonBody body) {
    Map<String, Map<String, Object>> updates = new LinkedHashMap<>();
    for (JsonBody config : body.objects("configs")) {
      String pid = config.text("pid");
      if (config.findObject("properties").isEmpty()) {
        throw RequestException.required("properties");
      }
      updates.put(pid, ComponentJson.readProperties(config));
    }
    return updates;
  }

  private void takeSnapshot(JsonBody body, Subtasks subtasks) {
    if (body.flag("takeSnapshot", true)) {
      subtasks.run("snapshot", () -> configurations().snapshot());
    }
    subtasks.finish();
  }

  private static void answerId(Context context, long id) {
    Resource.answer(context, new JsonObject().add("id", id));
  }

  private static Set<String> distinct(List<String> pids) {
    return new LinkedHashSet<>(pids);
  }

  private ConfigurationService configurations() {
    return services.require(ConfigurationService.class);
  }
}
