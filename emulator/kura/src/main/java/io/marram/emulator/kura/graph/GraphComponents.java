package io.marram.emulator.kura.graph;

import io.marram.emulator.kura.wire.WireComponentKinds;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;

/** Makes and deletes the components that a new graph asks for. */
final class GraphComponents {
  private final ConfigurationService configurations;
  private final WireComponentKinds kinds;

  GraphComponents(ConfigurationService configurations, WireComponentKinds kinds) {
    this.configurations = configurations;
    this.kinds = kinds;
  }

  /**
   * Creates and deletes components; leaves those that stay alone.
   *
   * @throws KuraException of code INVALID_PARAMETER, before anything is changed, when a component
   *     is of no installed kind or its pid belongs to another
   */
  void apply(GraphChange change) throws KuraException {
    for (GraphChange.Creation creation : change.created()) {
      requirePossible(creation, change);
    }
    create(change.createdAnew());
    for (String pid : change.deletedPids()) {
      configurations.deleteFactoryConfiguration(pid, false);
    }
    create(change.createdInstead());
  }

  private void requirePossible(GraphChange.Creation creation, GraphChange change)
      throws KuraException {
    String pid = creation.pid();
    if (!kinds.isInstalled(creation.factoryPid())) {
      throw GraphCheck.invalid(
          "component %s is of the factory %s, and no active bundle has such wire components"
              .formatted(pid, creation.factoryPid()));
    }
    ComponentConfiguration existing = configurations.getComponentConfiguration(pid);
    if (existing != null
        && !change.deletedPids().contains(pid)
        && !creation.isAlready(existing.getConfigurationProperties())) {
      throw GraphCheck.invalid("the pid " + pid + " belongs to another component already");
    }
  }

  /** Makes all of the components, or none. */
  private void create(List<GraphChange.Creation> creations) throws KuraException {
    List<String> created = new ArrayList<>();
    try {
      for (GraphChange.Creation creation : creations) {
        if (configurations.getComponentConfiguration(creation.pid()) == null) {
          configurations.createFactoryConfiguration(
              creation.factoryPid(), creation.pid(), creation.properties(), false);
          created.add(creation.pid());
        } else {
          // Left over, such as by a crash: taken over with its properties.
          configurations.updateConfiguration(creation.pid(), creation.properties(), false);
        }
      }
    } catch (KuraException e) {
      for (String pid : created) {
        configurations.deleteFactoryConfiguration(pid, false);
      }
      throw e;
    }
  }
}
