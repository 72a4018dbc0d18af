package io.marram.emulator.kura.configuration;

import io.marram.emulator.kura.configuration.TrackedComponents.Component;
import io.marram.emulator.kura.crypto.PasswordCipher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.OCD;

/**
 * The configurations of all registered components, of those that OSGi configures and of those that
 * configure themselves. Passwords are encrypted.
 */
final class ComponentConfigurations {
  private final ConfigurationRegistry registry;
  private final SelfConfigurations own;
  private final PasswordCipher cipher;

  ComponentConfigurations(
      ConfigurationRegistry registry, SelfConfigurations own, PasswordCipher cipher) {
    this.registry = registry;
    this.own = own;
    this.cipher = cipher;
  }

  /** Nothing when no such component is registered. */
  Optional<ComponentConfiguration> get(String kuraPid) throws KuraException {
    Optional<Component> component = registry.component(kuraPid);
    if (component.isEmpty()) {
      return Optional.empty();
    }
    return component.get().selfConfiguring()
        ? own.get(kuraPid)
        : Optional.of(registry.current(component.get()));
  }

  List<ComponentConfiguration> all() throws KuraException {
    List<ComponentConfiguration> all = new ArrayList<>();
    for (String pid : registry.kuraPids()) {
      get(pid).ifPresent(all::add);
    }
    return all;
  }

  /** Null for a component that configures itself and does not say how. */
  ComponentConfiguration defaults(String kuraPid) throws KuraException {
    if (!isSelfConfiguring(kuraPid)) {
      return registry.defaults(kuraPid);
    }
    OCD definition = definition(kuraPid);
    return definition == null
        ? null
        : new PlainConfiguration(
            kuraPid, definition, cipher.encrypted(DefaultValues.of(definition)));
  }

  void update(String kuraPid, Map<String, Object> properties) throws KuraException {
    if (isSelfConfiguring(kuraPid)) {
      registry.replace(kuraPid, definition(kuraPid), properties);
    } else {
      registry.update(kuraPid, properties);
    }
  }

  /** Sets a component to its defaults and the given properties; what it had before is gone. */
  void replace(String kuraPid, Map<String, Object> properties) throws KuraException {
    registry.replace(kuraPid, definition(kuraPid), properties);
  }

  private OCD definition(String kuraPid) throws KuraException {
    return get(kuraPid).map(ComponentConfiguration::getDefinition).orElse(null);
  }

  private boolean isSelfConfiguring(String kuraPid) {
    return registry.component(kuraPid).filter(Component::selfConfiguring).isPresent();
  }
}
