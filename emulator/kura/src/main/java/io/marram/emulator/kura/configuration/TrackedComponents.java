package io.marram.emulator.kura.configuration;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The components that are registered now, by {@code kura.service.pid}. Not thread-safe. */
final class TrackedComponents {
  /**
   * A registered component.
   *
   * @param factoryPid of a factory's instance, else null
   * @param selfConfiguring whether it describes its attributes itself
   */
  record Component(String kuraPid, String servicePid, String factoryPid, boolean selfConfiguring) {

    /** The pid whose metatype describes this component. */
    String metatypePid() {
      return factoryPid == null ? servicePid : factoryPid;
    }
  }

  private final Map<String, Component> components = new HashMap<>();

  /** False when the pid is already known. */
  boolean add(Component component) {
    return components.putIfAbsent(component.kuraPid(), component) == null;
  }

  void remove(String kuraPid) {
    components.remove(kuraPid);
  }

  Optional<Component> get(String kuraPid) {
    return Optional.ofNullable(components.get(kuraPid));
  }

  Set<String> kuraPids() {
    return new TreeSet<>(components.keySet());
  }

  Set<Component> ofFactory(String factoryPid) {
    Set<Component> found = new HashSet<>(components.values());
    found.removeIf(component -> !factoryPid.equals(component.factoryPid()));
    return found;
  }
}
