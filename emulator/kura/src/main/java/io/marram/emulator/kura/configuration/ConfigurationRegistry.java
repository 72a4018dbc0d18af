package io.marram.emulator.kura.configuration;

import io.marram.emulator.kura.configuration.TrackedComponents.Component;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
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
    OCD objectClass = objectClasses.get(component.metatypePid());
    if (component.factoryPid() != null && objectClass != null) {
      seed(component.kuraPid(), component.servicePid(), objectClass);
    }
  }

  synchronized void unregister(String kuraPid) {
    components.remove(kuraPid);
    logger.info("event=component.unregistered pid={}", kuraPid);
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

  synchronized Optional<PlainConfiguration> current(Component component) throws KuraException {
    OCD objectClass = objectClasses.get(component.metatypePid());
    try {
      return stored
          .read(component.servicePid(), objectClass)
          .map(properties -> new PlainConfiguration(component.kuraPid(), objectClass, properties));
    } catch (IOException e) {
      throw failure(e, "cannot read the configuration of " + component.kuraPid());
    }
  }

  /** The defaults of a component, or of the pid when no such component is registered. */
  synchronized PlainConfiguration defaults(String kuraPid) throws KuraException {
    String metatypePid = components.get(kuraPid).map(Component::metatypePid).orElse(kuraPid);
    OCD objectClass = objectClasses.get(metatypePid);
    return new PlainConfiguration(kuraPid, objectClass, defaultsOf(objectClass));
  }

  /** Lays properties over the stored ones of a component; ignored when it is not registered. */
  synchronized void update(String kuraPid, Map<String, Object> properties) throws KuraException {
    Optional<Component> component = components.get(kuraPid);
    if (component.isEmpty()) {
      logger.info("event=configuration.update.ignored pid={} reason=not-registered", kuraPid);
      return;
    }
    OCD objectClass = objectClasses.get(component.get().metatypePid());
    write(kuraPid, component.get().servicePid(), objectClass, properties);
  }

  /**
   * Stores a configuration for a component that may not be there yet, as Kura does with the
   * configurations of a snapshot when it starts.
   */
  synchronized void store(String kuraPid, Map<String, Object> properties) throws KuraException {
    String servicePid =
        components.get(kuraPid).map(Component::servicePid).orElse(storedServicePid(kuraPid));
    String metatypePid = components.get(kuraPid).map(Component::metatypePid).orElse(servicePid);
    write(kuraPid, servicePid, objectClasses.get(metatypePid), properties);
  }

  synchronized boolean isStored(String kuraPid) throws KuraException {
    try {
      return components.get(kuraPid).isPresent() || stored.servicePid(kuraPid).isPresent();
    } catch (IOException e) {
      throw failure(e, "cannot look up the configuration of " + kuraPid);
    }
  }

  synchronized void create(String factoryPid, String kuraPid, Map<String, Object> properties)
      throws KuraException {
    if (isStored(kuraPid)) {
      throw new KuraException(
          KuraErrorCode.INVALID_PARAMETER, "pid " + kuraPid + " already exists");
    }
    OCD objectClass = objectClasses.get(factoryPid);
    Map<String, Object> complete = defaultsOf(objectClass);
    complete.putAll(properties);
    complete.put(ConfigurationService.KURA_SERVICE_PID, kuraPid);
    try {
      String servicePid = stored.create(factoryPid, complete);
      logger.info("event=component.created pid={} factory={}", kuraPid, factoryPid);
      components.add(new Component(kuraPid, servicePid, factoryPid, false));
    } catch (IOException e) {
      throw failure(e, "cannot create " + kuraPid + " of factory " + factoryPid);
    }
  }

  synchronized void delete(String kuraPid) throws KuraException {
    try {
      if (stored.delete(kuraPid)) {
        components.remove(kuraPid);
        logger.info("event=component.deleted pid={}", kuraPid);
      } else {
        logger.warn("event=component.delete.ignored pid={} reason=no-factory-instance", kuraPid);
      }
    } catch (IOException e) {
      throw failure(e, "cannot delete " + kuraPid);
    }
  }

  private void seed(String kuraPid, String servicePid, OCD objectClass) throws KuraException {
    write(kuraPid, servicePid, objectClass, Map.of());
  }

  private void write(
      String kuraPid, String servicePid, OCD objectClass, Map<String, Object> properties)
      throws KuraException {
    try {
      Map<String, Object> complete = defaultsOf(objectClass);
      stored.read(servicePid, objectClass).ifPresent(complete::putAll);
      complete.putAll(properties);
      complete.putIfAbsent(ConfigurationService.KURA_SERVICE_PID, kuraPid);
      stored.write(servicePid, complete);
    } catch (IOException e) {
      throw failure(e, "cannot write the configuration of " + kuraPid);
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

  private String storedServicePid(String kuraPid) throws KuraException {
    try {
      return stored.servicePid(kuraPid).orElse(kuraPid);
    } catch (IOException e) {
      throw failure(e, "cannot look up the configuration of " + kuraPid);
    }
  }

  private static KuraException failure(IOException cause, String what) {
    return new KuraException(KuraErrorCode.CONFIGURATION_ERROR, cause, what, cause.getMessage());
  }
}
