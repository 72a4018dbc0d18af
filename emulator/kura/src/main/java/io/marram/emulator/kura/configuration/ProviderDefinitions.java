package io.marram.emulator.kura.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds definitions by factory, and by the services that a component's description provides. */
final class ProviderDefinitions {
  private static final Logger logger = LoggerFactory.getLogger(ProviderDefinitions.class);

  private final ServiceComponentRuntime runtime;
  private final ConfigurationRegistry registry;

  ProviderDefinitions(ServiceComponentRuntime runtime, ConfigurationRegistry registry) {
    this.runtime = runtime;
    this.registry = registry;
  }

  /** The definitions of all factories, without properties. */
  List<ComponentConfiguration> ofFactories() {
    List<ComponentConfiguration> definitions = new ArrayList<>();
    for (String pid : registry.factoryPids()) {
      definitions.add(new PlainConfiguration(pid, registry.objectClass(pid), Map.of()));
    }
    return definitions;
  }

  /** The definition of a factory with its defaults; null when there is no such factory. */
  ComponentConfiguration ofFactory(String factoryPid) {
    return registry.factoryPids().contains(factoryPid) ? definition(factoryPid) : null;
  }

  /** Of every component that provides one of the services, active or not, by component name. */
  List<ComponentConfiguration> ofProviders(Set<String> services) {
    List<ComponentConfiguration> definitions = new ArrayList<>();
    for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
      if (component.serviceInterfaces != null
          && Arrays.stream(component.serviceInterfaces).anyMatch(services::contains)) {
        definitions.add(definition(component.name));
      }
    }
    return definitions;
  }

  private ComponentConfiguration definition(String pid) {
    try {
      return registry.definition(pid);
    } catch (KuraException e) {
      logger.warn("event=defaults.unusable pid={} reason=\"{}\"", pid, e.getMessage());
      return new PlainConfiguration(pid, registry.objectClass(pid), Map.of());
    }
  }
}
