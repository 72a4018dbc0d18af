package io.marram.emulator.kura.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.wire.graph.Constants;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * What turns one graph into another.
 *
 * @param deletedPids components that go, including those that come back with another factory
 * @param created components that did not exist
 * @param updated configurations of components that stay
 */
record GraphChange(
    List<String> deletedPids, List<Creation> created, List<ComponentConfiguration> updated) {

  /** A component to be created, with its port counts among the properties. */
  record Creation(String factoryPid, String pid, Map<String, Object> properties) {}

  /**
   * Compares two graphs.
   *
   * @throws KuraException of code BAD_REQUEST when the new graph lacks what a component needs
   */
  static GraphChange between(WireGraphConfiguration from, WireGraphConfiguration to)
      throws KuraException {
    Map<String, WireComponentConfiguration> before = byPid(from);
    Map<String, WireComponentConfiguration> after = byPid(to);
    List<String> deleted = new ArrayList<>();
    before.forEach(
        (pid, component) -> {
          if (!after.containsKey(pid) || changesFactory(component, after.get(pid))) {
            deleted.add(pid);
          }
        });
    List<Creation> created = new ArrayList<>();
    List<ComponentConfiguration> updated = new ArrayList<>();
    for (WireComponentConfiguration component : after.values()) {
      requirePortCounts(component);
      String pid = component.getConfiguration().getPid();
      if (!before.containsKey(pid) || deleted.contains(pid)) {
        created.add(creation(component));
      } else if (component.getConfiguration().getConfigurationProperties() != null) {
        updated.add(component.getConfiguration());
      }
    }
    return new GraphChange(deleted, created, updated);
  }

  private static Map<String, WireComponentConfiguration> byPid(WireGraphConfiguration graph) {
    Map<String, WireComponentConfiguration> components = new LinkedHashMap<>();
    for (WireComponentConfiguration component : graph.getWireComponentConfigurations()) {
      components.put(component.getConfiguration().getPid(), component);
    }
    return components;
  }

  private static boolean changesFactory(
      WireComponentConfiguration before, WireComponentConfiguration after) {
    String oldFactory = factoryPid(before);
    String newFactory = factoryPid(after);
    return oldFactory != null && newFactory != null && !oldFactory.equals(newFactory);
  }

  private static String factoryPid(WireComponentConfiguration component) {
    Map<String, Object> properties = component.getConfiguration().getConfigurationProperties();
    return properties != null
            && properties.get(ConfigurationAdmin.SERVICE_FACTORYPID) instanceof String factoryPid
        ? factoryPid
        : null;
  }

  private static Creation creation(WireComponentConfiguration component) throws KuraException {
    String pid = component.getConfiguration().getPid();
    String factoryPid = factoryPid(component);
    if (factoryPid == null) {
      throw badRequest(pid, ConfigurationAdmin.SERVICE_FACTORYPID);
    }
    Map<String, Object> properties =
        new HashMap<>(component.getConfiguration().getConfigurationProperties());
    properties.put(
        Constants.RECEIVER_PORT_COUNT_PROP_NAME.value(),
        component.getProperties().get(GraphJson.INPUT_PORT_COUNT));
    properties.put(
        Constants.EMITTER_PORT_COUNT_PROP_NAME.value(),
        component.getProperties().get(GraphJson.OUTPUT_PORT_COUNT));
    return new Creation(factoryPid, pid, properties);
  }

  private static void requirePortCounts(WireComponentConfiguration component) throws KuraException {
    for (String count : List.of(GraphJson.INPUT_PORT_COUNT, GraphJson.OUTPUT_PORT_COUNT)) {
      if (!(component.getProperties().get(count) instanceof Integer)) {
        throw badRequest(component.getConfiguration().getPid(), count);
      }
    }
  }

  private static KuraException badRequest(String pid, String property) {
    return new KuraException(
        KuraErrorCode.BAD_REQUEST,
        "component %s needs the property \"%s\"".formatted(pid, property));
  }
}
