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
  record Creation(String factoryPid, String pid, Map<String, Object> properties) {

    /** True when a component with these properties is the one to be created. */
    boolean isAlready(Map<String, Object> existing) {
      return existing != null
          && factoryPid.equals(existing.get(ConfigurationAdmin.SERVICE_FACTORYPID));
    }
  }

  /** What did not exist in any form. */
  List<Creation> createdAnew() {
    return created.stream().filter(creation -> !deletedPids.contains(creation.pid())).toList();
  }

  /** What takes the place and pid of a deleted component. */
  List<Creation> createdInstead() {
    return created.stream().filter(creation -> deletedPids.contains(creation.pid())).toList();
  }

  /**
   * Compares two graphs that are sound.
   *
   * @throws KuraException of code BAD_REQUEST when a new component has no factory,
   *     INVALID_PARAMETER when a component that stays has other ports than before
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
      String pid = component.getConfiguration().getPid();
      if (!before.containsKey(pid) || deleted.contains(pid)) {
        created.add(creation(component));
        continue;
      }
      requireSamePorts(before.get(pid), component);
      if (component.getConfiguration().getConfigurationProperties() != null) {
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
      throw new KuraException(
          KuraErrorCode.BAD_REQUEST,
          "component %s needs the property \"%s\""
              .formatted(pid, ConfigurationAdmin.SERVICE_FACTORYPID));
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

  /** A component gets its ports when it is made. */
  private static void requireSamePorts(
      WireComponentConfiguration before, WireComponentConfiguration after) throws KuraException {
    for (String count : List.of(GraphJson.INPUT_PORT_COUNT, GraphJson.OUTPUT_PORT_COUNT)) {
      Object had = before.getProperties().get(count);
      Object wanted = after.getProperties().get(count);
      if (had != null && !had.equals(wanted)) {
        throw GraphCheck.invalid(
            "%s of component %s is %s and cannot become %s: delete the component and add it again"
                .formatted(count, after.getConfiguration().getPid(), had, wanted));
      }
    }
  }
}
