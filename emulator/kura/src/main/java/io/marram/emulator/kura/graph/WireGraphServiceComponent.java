package io.marram.emulator.kura.graph;

import io.marram.emulator.kura.configuration.PlainConfiguration;
import io.marram.emulator.kura.wire.PluggedWires;
import io.marram.emulator.kura.wire.WireComponentKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.eclipse.kura.wire.graph.WireGraphService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.wireadmin.WireAdmin;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kura's wire graph: keeps the graph as JSON in its own configuration and its wires in place. A
 * graph that cannot work is refused before anything is changed, as Kura's page does.
 */
@Component(
    name = WireGraphServiceComponent.PID,
    immediate = true,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = "kura.ui.service.hide:Boolean=true",
    service = {ConfigurableComponent.class, WireGraphService.class, GraphState.class})
public final class WireGraphServiceComponent
    implements ConfigurableComponent,
        WireGraphService,
        GraphState,
        ServiceTrackerCustomizer<WireComponent, String> {
  public static final String PID = "org.eclipse.kura.wire.graph.WireGraphService";
  public static final String GRAPH = "WireGraph";
  private static final Logger logger = LoggerFactory.getLogger(WireGraphServiceComponent.class);

  private final ConfigurationService configurations;
  private final WireHelperService helper;
  private final GraphComponents components;
  private final GraphWires wires;
  private final ServiceTracker<WireComponent, String> tracker;

  /** Wires are made here, so that a component that is being registered never waits for another. */
  private final ExecutorService wiring =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "wire-graph"));

  private volatile WireGraphConfiguration graph = new WireGraphConfiguration(List.of(), List.of());

  @Activate
  public WireGraphServiceComponent(
      BundleContext context,
      @Reference(name = "ConfigurationService") ConfigurationService configurations,
      @Reference(name = "WireHelperService") WireHelperService helper,
      @Reference(name = "WireComponentKinds") WireComponentKinds kinds,
      @Reference(name = "PluggedWires") PluggedWires plugged,
      @Reference(name = "WireAdmin") WireAdmin wireAdmin,
      Map<String, Object> properties) {
    this.configurations = configurations;
    this.helper = helper;
    this.components = new GraphComponents(configurations, kinds);
    this.wires = new GraphWires(wireAdmin, plugged);
    this.tracker = new ServiceTracker<>(context, WireComponent.class, this);
    updated(properties);
    tracker.open();
  }

  /** What comes by configuration cannot be refused: the graph stays as it was and this is said. */
  @Modified
  void updated(Map<String, Object> properties) {
    try {
      WireGraphConfiguration given = GraphJson.read(String.valueOf(properties.get(GRAPH)));
      GraphCheck.requireSound(given);
      take(given);
    } catch (IllegalArgumentException | KuraException e) {
      logger.error("event=graph.unusable reason=\"{}\"", e.getMessage());
    }
  }

  @Deactivate
  void deactivate() {
    tracker.close();
    wiring.shutdownNow();
  }

  @Override
  public String addingService(ServiceReference<WireComponent> reference) {
    connect();
    return String.valueOf(reference.getProperty(ConfigurationService.KURA_SERVICE_PID));
  }

  @Override
  public void modifiedService(ServiceReference<WireComponent> reference, String pid) {
    // The wires of a component do not depend on its other properties.
  }

  @Override
  public void removedService(ServiceReference<WireComponent> reference, String pid) {
    // WireAdmin disconnects the wires and connects them again when the component comes back.
  }

  @Override
  public synchronized void update(WireGraphConfiguration newGraph) throws KuraException {
    GraphCheck.requireSound(newGraph);
    GraphChange change = GraphChange.between(get(), newGraph);
    components.apply(change);
    String json = GraphJson.write(newGraph);
    take(GraphJson.read(json));
    List<ComponentConfiguration> updates = new ArrayList<>(change.updated());
    updates.add(new PlainConfiguration(PID, null, Map.of(GRAPH, json)));
    configurations.updateConfigurations(updates, true);
  }

  @Override
  public synchronized void delete() throws KuraException {
    update(new WireGraphConfiguration(List.of(), List.of()));
  }

  @Override
  public synchronized WireGraphConfiguration get() throws KuraException {
    List<WireComponentConfiguration> complete = new ArrayList<>();
    for (WireComponentConfiguration component : graph.getWireComponentConfigurations()) {
      ComponentConfiguration current =
          configurations.getComponentConfiguration(component.getConfiguration().getPid());
      complete.add(
          new WireComponentConfiguration(
              current == null ? component.getConfiguration() : current, component.getProperties()));
    }
    return new WireGraphConfiguration(complete, graph.getWireConfigurations());
  }

  @Override
  public Set<String> unconnected() {
    Set<MultiportWireConfiguration> connected = wires.connected();
    Set<String> missing = new TreeSet<>();
    for (MultiportWireConfiguration wire : graph.getWireConfigurations()) {
      if (!connected.contains(wire)) {
        missing.add(wire.getEmitterPid() + " -> " + wire.getReceiverPid());
      }
    }
    return missing;
  }

  private void take(WireGraphConfiguration newGraph) {
    graph = newGraph;
    connect();
  }

  private void connect() {
    wiring.execute(
        () -> {
          List<MultiportWireConfiguration> wanted = graph.getWireConfigurations();
          wires.deleteOthers(wanted);
          wires.createMissing(wanted, pid -> Optional.ofNullable(helper.getServicePid(pid)));
        });
  }
}
