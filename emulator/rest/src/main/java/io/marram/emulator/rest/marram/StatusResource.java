package io.marram.emulator.rest.marram;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.javalin.config.RoutesConfig;
import io.marram.emulator.kura.control.GatewayControl;
import io.marram.emulator.kura.observation.StageStatistics;
import io.marram.emulator.kura.observation.WireObservations;
import io.marram.emulator.rest.http.Resource;
import io.marram.emulator.rest.services.ComponentDescriptions;
import io.marram.emulator.rest.services.GatewayServices;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.InferenceEngineService;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.system.SystemService;

/** How the gateway is: the process, bundles, components, stages and models. */
public final class StatusResource implements Resource {
  private static final String ENGINES =
      "(objectClass=" + InferenceEngineService.class.getName() + ")";

  private final GatewayServices services;
  private final ComponentDescriptions descriptions;
  private final ProcessStatus process = new ProcessStatus();

  public StatusResource(GatewayServices services, ComponentDescriptions descriptions) {
    this.services = services;
    this.descriptions = descriptions;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/services/marram/v1/status", context -> Resource.answer(context, status()));
  }

  private JsonObject status() {
    List<GatewayServices.PlatformBundle> bundles = services.bundles();
    JsonObject json =
        new JsonObject()
            .add("thing", services.property("marram.thing"))
            .add("version", services.version())
            .add(
                "kura",
                services.find(SystemService.class).map(SystemService::getKuraVersion).orElse("5.6"))
            .add("osgi", bundles.isEmpty() ? "" : framework(bundles.get(0)));
    process.describe(json);
    JsonArray bundleArray = new JsonArray();
    bundles.forEach(bundle -> bundleArray.add(describe(bundle)));
    JsonArray pending = new JsonArray();
    services.find(GatewayControl.class).map(GatewayControl::pending).stream()
        .flatMap(List::stream)
        .forEach(pending::add);
    return json.add("bundles", bundleArray)
        .add("components", new FailedComponents(descriptions).describe())
        .add("stages", stages())
        .add("models", models())
        .add("pending", pending);
  }

  /** The system bundle is the first one. */
  private static String framework(GatewayServices.PlatformBundle system) {
    return system.name() + " " + system.version();
  }

  private static JsonObject describe(GatewayServices.PlatformBundle bundle) {
    return new JsonObject()
        .add("id", bundle.id())
        .add("name", bundle.name())
        .add("version", bundle.version())
        .add("state", bundle.state());
  }

  private JsonArray stages() {
    JsonArray stages = new JsonArray();
    services.find(WireObservations.class).map(WireObservations::stages).stream()
        .flatMap(List::stream)
        .forEach(stage -> stages.add(describe(stage)));
    return stages;
  }

  private JsonObject describe(StageStatistics stage) {
    Optional<String> factory =
        descriptions.withPid(stage.pid()).stream()
            .flatMap(service -> service.text("service.factoryPid").stream())
            .findAny();
    return new JsonObject()
        .add("pid", stage.pid())
        .add("factory", factory.orElse(""))
        .add("received", stage.received())
        .add("emitted", stage.emitted())
        .add("failed", stage.failed())
        .add("per_second", stage.perSecond())
        .add("mean_ms", stage.meanMillis())
        .add("p99_ms", stage.p99Millis())
        .add("max_ms", stage.maxMillis());
  }

  private JsonArray models() {
    JsonArray models = new JsonArray();
    for (GatewayServices.Registered registered : services.registered(ENGINES)) {
      if (registered.service().get() instanceof InferenceEngineService engine) {
        addModels(models, engine);
      }
    }
    return models;
  }

  private static void addModels(JsonArray models, InferenceEngineService engine) {
    try {
      for (String name : engine.getModelNames()) {
        Optional<ModelInfo> info = engine.getModelInfo(name);
        models.add(
            new JsonObject()
                .add("name", name)
                .add("version", info.flatMap(ModelInfo::getVersion).orElse(""))
                .add("platform", info.flatMap(ModelInfo::getPlatform).orElse(""))
                .add("loaded", Json.value(engine.isModelLoaded(name))));
      }
    } catch (KuraException e) {
      // An engine that is not ready has no models to show; its component says why.
    }
  }
}
