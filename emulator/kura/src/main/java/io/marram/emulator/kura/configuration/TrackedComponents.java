package io.marram.emulator.kura.configuration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The components that are registered now, by {@code kura.service.pid}. Not thread-safe. */
final class TrackedComponents {
  /** How a component is configured. */
  enum Kind {
    CONFIGURABLE,
    /** Describes its attributes and tells its properties itself. */
    SELF_CONFIGURING,
    /**
     * Has several values of {@code service.pid}: Kura shows it without properties, and no update
     * reaches it.
     */
    UNREACHABLE
  }

  /**
   * A registered component.
   *
   * @param factoryPid of a factory's instance, else null
   */
  record Component(String kuraPid, String servicePid, String factoryPid, Kind kind) {
    boolean selfConfiguring() {
      return kind == Kind.SELF_CONFIGURING;
    }
  }

  private final Map<String, Component> components = new HashMap<>();

  /** False when the pid is already known; the kind of a known component is taken over. */
  boolean add(Component component) {
    Component known = components.putIfAbsent(component.kuraPid(), component);
    if (known != null && known.servicePid().equals(component.servicePid())) {
      components.put(component.kuraPid(), component);
    }
    return known == null;
  }

  /** False when another component with the same pid is known, or none. */
  boolean remove(Component component) {
    return get(component.kuraPid())
            .filter(known -> known.servicePid().equals(component.servicePid()))
            .isPresent()
        && components.remove(component.kuraPid()) != null;
  }

  Optional<Component> get(String kuraPid) {
    return Optional.ofNullable(components.get(kuraPid));
  }

  Set<String> kuraPids() {
    return new TreeSet<>(components.keySet());
  }

  Set<Component> ofFactory(String factoryPid) {
    Set<Component> found = new HashSet<>(components.values());
    found.removeIf(
        component ->
            !factoryPid.equals(component.factoryPid()) || component.kind() == Kind.UNREACHABLE);
    return found;
  }
}
