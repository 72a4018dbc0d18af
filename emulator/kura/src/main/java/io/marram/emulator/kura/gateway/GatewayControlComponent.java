package io.marram.emulator.kura.gateway;

import io.marram.emulator.kura.configuration.ConfigurationStore;
import io.marram.emulator.kura.configuration.PlainConfiguration;
import io.marram.emulator.kura.control.GatewayControl;
import io.marram.emulator.kura.deployment.PackageSeeds;
import io.marram.emulator.kura.graph.GraphJson;
import io.marram.emulator.kura.graph.GraphState;
import io.marram.emulator.kura.graph.WireGraphServiceComponent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraPartialSuccessException;
import org.eclipse.kura.ai.inference.InferenceEngineService;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.FieldOption;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Applies snapshots to the gateway and says what is missing until it works. */
@Component(name = "io.marram.emulator.kura.gateway.GatewayControl", service = GatewayControl.class)
public final class GatewayControlComponent implements GatewayControl {
  private final PackageSeeds packages;
  private final ConfigurationService configurations;
  private final ConfigurationStore store;
  private final WireGraphService graphs;
  private final GraphState graphState;

  @Reference(
      name = "InferenceEngineService",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      fieldOption = FieldOption.REPLACE)
  private volatile List<InferenceEngineService> engines = List.of();

  @Activate
  public GatewayControlComponent(
      @Reference(name = "PackageSeeds") PackageSeeds packages,
      @Reference(name = "ConfigurationService") ConfigurationService configurations,
      @Reference(name = "ConfigurationStore") ConfigurationStore store,
      @Reference(name = "WireGraphService") WireGraphService graphs,
      @Reference(name = "GraphState") GraphState graphState) {
    this.packages = packages;
    this.configurations = configurations;
    this.store = store;
    this.graphs = graphs;
    this.graphState = graphState;
  }

  @Override
  public void install(List<Path> files, Consumer<String> progress) {
    try {
      packages.install(files, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public void apply(String snapshot) {
    Map<String, PlainConfiguration> given = new LinkedHashMap<>();
    SnapshotJson.read(snapshot).forEach(config -> given.put(config.pid(), config));
    PlainConfiguration graphConfiguration = given.remove(WireGraphServiceComponent.PID);
    try {
      boolean graphIsInForce = graphConfiguration == null || isInForce(graphConfiguration, given);
      WireGraphConfiguration graph = graphIsInForce ? null : graph(graphConfiguration, given);
      List<PlainConfiguration> changed = new ArrayList<>();
      for (PlainConfiguration config : given.values()) {
        if (!store.isStored(config)) {
          changed.add(config);
        }
      }
      store.store(changed);
      if (graph != null) {
        graphs.update(graph);
      }
    } catch (KuraPartialSuccessException e) {
      throw new IllegalArgumentException(e.getMessage() + ": " + e.getCauses(), e);
    } catch (KuraException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public String configurations() {
    try {
      return SnapshotJson.write(configurations.getComponentConfigurations());
    } catch (KuraException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public List<String> pending() {
    List<String> pending = new ArrayList<>();
    graphState.unconnected().forEach(wire -> pending.add("wire " + wire + " is not connected"));
    for (InferenceEngineService engine : engines) {
      if (!isReady(engine)) {
        pending.add("the inference engine is not ready");
      }
    }
    return pending;
  }

  private static boolean isReady(InferenceEngineService engine) {
    try {
      return engine.isEngineReady();
    } catch (KuraException e) {
      return false;
    }
  }

  /** Takes the configurations of the graph's components out of the given ones. */
  private static WireGraphConfiguration graph(
      PlainConfiguration graphConfiguration, Map<String, PlainConfiguration> given) {
    WireGraphConfiguration graph = GraphJson.read(graphText(graphConfiguration));
    List<WireComponentConfiguration> components = new ArrayList<>();
    for (WireComponentConfiguration component : graph.getWireComponentConfigurations()) {
      PlainConfiguration config = given.remove(component.getConfiguration().getPid());
      components.add(
          config == null
              ? component
              : new WireComponentConfiguration(config, component.getProperties()));
    }
    return new WireGraphConfiguration(components, graph.getWireConfigurations());
  }

  /** Whether the graph and all of its components are configured just so. */
  private boolean isInForce(
      PlainConfiguration graphConfiguration, Map<String, PlainConfiguration> given)
      throws KuraException {
    WireGraphConfiguration graph = GraphJson.read(graphText(graphConfiguration));
    PlainConfiguration normalized =
        new PlainConfiguration(
            WireGraphServiceComponent.PID,
            null,
            Map.of(WireGraphServiceComponent.GRAPH, GraphJson.write(graph)));
    for (WireComponentConfiguration component : graph.getWireComponentConfigurations()) {
      PlainConfiguration config = given.get(component.getConfiguration().getPid());
      if (config != null && !store.isStored(config)) {
        return false;
      }
    }
    return store.isStored(normalized);
  }

  private static String graphText(PlainConfiguration graphConfiguration) {
    Object json = graphConfiguration.configurationProperties().get(WireGraphServiceComponent.GRAPH);
    if (!(json instanceof String)) {
      throw new IllegalArgumentException(
          "%s needs the property \"%s\" of type STRING"
              .formatted(WireGraphServiceComponent.PID, WireGraphServiceComponent.GRAPH));
    }
    return (String) json;
  }
}
