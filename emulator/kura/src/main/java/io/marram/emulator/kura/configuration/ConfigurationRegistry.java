package io.marram.emulator.kura.configuration;

import io.marram.emulator.kura.configuration.StoredConfigurations.Stored;
import io.marram.emulator.kura.configuration.TrackedComponents.Component;
import io.marram.emulator.kura.configuration.TrackedComponents.Kind;
import io.marram.emulator.kura.crypto.PasswordCipher;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.metatype.OCD;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The definitions and components that are known now, with their stored configuration. Keeps every
 * stored configuration complete: a default is written where a key is missing, and no value is ever
 * changed or removed by that. Passwords in and out of this class are encrypted. Thread-safe.
 */
final class ConfigurationRegistry {
  private static final Logger logger = LoggerFactory.getLogger(ConfigurationRegistry.class);

  private final StoredConfigurations stored;
  private final PasswordCipher cipher;
  private final TrackedComponents components = new TrackedComponents();
  private final Map<String, OCD> objectClasses = new HashMap<>();
  private final Set<String> factoryPids = new TreeSet<>();

  ConfigurationRegistry(StoredConfigurations stored, PasswordCipher cipher) {
    this.stored = stored;
    this.cipher = cipher;
  }

  /** A bundle with this definition is active: seeds the configurations that it is about. */
  synchronized void define(Definition definition) throws KuraException {
    objectClasses.put(definition.pid(), definition.objectClass());
    if (!definition.factory()) {
      seed(definition.pid(), definition.pid(), definition.objectClass());
      return;
    }
    factoryPids.add(definition.pid());
    for (Component component : components.ofFactory(definition.pid())) {
      seed(component.kuraPid(), component.servicePid(), definition.objectClass());
    }
  }

  /** The bundle of these definitions is no longer active. Their texts are kept, as Kura does. */
  synchronized void undefine(Collection<String> pids) {
    factoryPids.removeAll(pids);
  }

  synchronized void register(Component component) throws KuraException {
    if (!components.add(component)) {
      return;
    }
    logger.info("event=component.registered pid={}", component.kuraPid());
    OCD objectClass = objectClasses.get(component.factoryPid());
    if (objectClass != null && component.kind() != Kind.UNREACHABLE) {
      seed(component.kuraPid(), component.servicePid(), objectClass);
    }
  }

  /** Forgets a component, unless a later one has taken its pid. */
  synchronized void unregister(Component component) {
    if (components.remove(component)) {
      logger.info("event=component.unregistered pid={}", component.kuraPid());
    }
  }

  synchronized Set<String> factoryPids() {
    return new TreeSet<>(factoryPids);
  }

  synchronized Set<String> kuraPids() {
    return components.kuraPids();
  }

  synchronized Optional<Component> component(String kuraPid) {
    return components.get(kuraPid);
  }

  /** The definition of a pid or of a factory; null when no active bundle ever had one. */
  synchronized OCD objectClass(String metatypePid) {
    return objectClasses.get(metatypePid);
  }

  /** The properties are null when nothing is stored, which is what Kura answers. */
  synchronized PlainConfiguration current(Component component) throws KuraException {
    OCD objectClass = objectClassOf(component.kuraPid());
    if (component.kind() == Kind.UNREACHABLE) {
      return new PlainConfiguration(component.kuraPid(), objectClass, null);
    }
    try {
      return new PlainConfiguration(
          component.kuraPid(),
          objectClass,
          stored.read(component.servicePid(), objectClass).orElse(null));
    } catch (IOException e) {
      throw failure(e, "cannot read the configuration of " + component.kuraPid());
    }
  }

  /** The defaults of a component, or of the pid when no such component is registered. */
  synchronized PlainConfiguration defaults(String kuraPid) throws KuraException {
    OCD objectClass = objectClassOf(kuraPid);
    return new PlainConfiguration(kuraPid, objectClass, defaultsOf(objectClass));
  }

  /** The definition of a pid or of a factory, with its defaults. */
  synchronized PlainConfiguration definition(String metatypePid) throws KuraException {
    OCD objectClass = objectClasses.get(metatypePid);
    return new PlainConfiguration(metatypePid, objectClass, defaultsOf(objectClass));
  }

  /** Lays properties over the stored ones of a component. Kura ignores what it does not know. */
  synchronized void update(String kuraPid, Map<String, Object> properties) throws KuraException {
    Optional<Component> component = changeable(kuraPid, objectClassOf(kuraPid));
    if (component.isPresent()) {
      merge(kuraPid, component.get().servicePid(), objectClassOf(kuraPid), properties);
    }
  }

  /**
   * Replaces the stored properties of a component; what is not given gets its default.
   *
   * @param objectClass the component's definition, null when there is none
   */
  synchronized void replace(String kuraPid, OCD objectClass, Map<String, Object> properties)
      throws KuraException {
    Optional<Component> component = changeable(kuraPid, objectClass);
    if (component.isPresent()) {
      Map<String, Object> complete = defaultsOf(objectClass);
      complete.putAll(properties);
      write(kuraPid, component.get().servicePid(), complete);
    }
  }

  /** Lays properties over the stored ones, whether or not such a component is registered. */
  synchronized void store(String kuraPid, Map<String, Object> properties) throws KuraException {
    String servicePid =
        components.get(kuraPid).map(Component::servicePid).orElse(storedServicePid(kuraPid));
    merge(kuraPid, servicePid, objectClassOf(kuraPid), properties);
  }

  /** What is stored, whether or not such a component is registered. */
  synchronized Optional<Map<String, Object>> stored(String kuraPid) throws KuraException {
    String servicePid =
        components.get(kuraPid).map(Component::servicePid).orElse(storedServicePid(kuraPid));
    try {
      return stored.read(servicePid, objectClassOf(kuraPid));
    } catch (IOException e) {
      throw failure(e, "cannot read the configuration of " + kuraPid);
    }
  }

  synchronized boolean isKnown(String kuraPid) throws KuraException {
    try {
      return components.get(kuraPid).isPresent() || stored.servicePid(kuraPid).isPresent();
    } catch (IOException e) {
      throw failure(e, "cannot look up the configuration of " + kuraPid);
    }
  }

  synchronized void create(String factoryPid, String kuraPid, Map<String, Object> properties)
      throws KuraException {
    if (isKnown(kuraPid)) {
      throw new KuraException(
          KuraErrorCode.INVALID_PARAMETER, "pid " + kuraPid + " already exists");
    }
    Map<String, Object> complete = defaultsOf(objectClasses.get(factoryPid));
    complete.putAll(properties);
    complete.put(ConfigurationService.KURA_SERVICE_PID, kuraPid);
    try {
      String servicePid = stored.create(factoryPid, complete);
      logger.info("event=component.created pid={} factory={}", kuraPid, factoryPid);
      components.add(new Component(kuraPid, servicePid, factoryPid, Kind.CONFIGURABLE));
    } catch (IOException | IllegalArgumentException e) {
      throw failure(e, "cannot create " + kuraPid + " of factory " + factoryPid);
    }
  }

  /** Deletes a factory's instance; false when there is none. */
  synchronized boolean delete(String kuraPid) throws KuraException {
    try {
      boolean deleted = stored.delete(kuraPid);
      if (deleted) {
        components.get(kuraPid).ifPresent(components::remove);
        logger.info("event=component.deleted pid={}", kuraPid);
      } else {
        logger.warn("event=component.delete.ignored pid={} reason=no-factory-instance", kuraPid);
      }
      return deleted;
    } catch (IOException e) {
      throw failure(e, "cannot delete " + kuraPid);
    }
  }

  /** All instances of factories that are stored, whether or not they are registered. */
  List<Stored> storedInstances() throws KuraException {
    try {
      return stored.all().stream().filter(entry -> entry.factoryPid() != null).toList();
    } catch (IOException e) {
      throw failure(e, "cannot list the configurations");
    }
  }

  /** A factory's instance that is stored and whose bundle may not be there counts as registered. */
  synchronized void adopt(Component component) {
    components.add(component);
  }

  private Optional<Component> changeable(String kuraPid, OCD objectClass) {
    Optional<Component> component = components.get(kuraPid);
    if (component.isEmpty() || objectClass == null || component.get().kind() == Kind.UNREACHABLE) {
      logger.info(
          "event=configuration.update.ignored pid={} reason={}",
          kuraPid,
          component.isEmpty() ? "not-registered" : "no-definition-or-several-service-pids");
      return Optional.empty();
    }
    return component;
  }

  private void seed(String kuraPid, String servicePid, OCD objectClass) throws KuraException {
    merge(kuraPid, servicePid, objectClass, Map.of());
  }

  private void merge(
      String kuraPid, String servicePid, OCD objectClass, Map<String, Object> properties)
      throws KuraException {
    Map<String, Object> complete = defaultsOf(objectClass);
    try {
      stored.read(servicePid, objectClass).ifPresent(complete::putAll);
    } catch (IOException e) {
      throw failure(e, "cannot read the configuration of " + kuraPid);
    }
    complete.putAll(properties);
    write(kuraPid, servicePid, complete);
  }

  private void write(String kuraPid, String servicePid, Map<String, Object> properties)
      throws KuraException {
    properties.putIfAbsent(ConfigurationService.KURA_SERVICE_PID, kuraPid);
    try {
      stored.write(servicePid, properties);
    } catch (IOException | IllegalArgumentException e) {
      throw new KuraException(
          KuraErrorCode.CONFIGURATION_UPDATE, e, kuraPid, String.valueOf(e.getMessage()));
    }
  }

  private Map<String, Object> defaultsOf(OCD objectClass) throws KuraException {
    try {
      return cipher.encrypted(DefaultValues.of(objectClass));
    } catch (IllegalArgumentException e) {
      throw new KuraException(
          KuraErrorCode.CONFIGURATION_ATTRIBUTE_INVALID, e, objectClass.getId(), e.getMessage());
    }
  }

  /** Kura looks for the definition of the factory, then for one of the component's own pid. */
  private OCD objectClassOf(String kuraPid) {
    String factoryPid = components.get(kuraPid).map(Component::factoryPid).orElse(null);
    OCD ofFactory = objectClasses.get(factoryPid);
    return ofFactory == null ? objectClasses.get(kuraPid) : ofFactory;
  }

  private String storedServicePid(String kuraPid) throws KuraException {
    try {
      return stored.servicePid(kuraPid).orElse(kuraPid);
    } catch (IOException e) {
      throw failure(e, "cannot look up the configuration of " + kuraPid);
    }
  }

  private static KuraException failure(Exception cause, String what) {
    return new KuraException(
        KuraErrorCode.CONFIGURATION_ERROR, cause, what, String.valueOf(cause.getMessage()));
  }
}
