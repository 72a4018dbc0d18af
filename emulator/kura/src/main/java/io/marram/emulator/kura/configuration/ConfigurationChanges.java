package io.marram.emulator.kura.configuration;

import io.marram.emulator.kura.crypto.PasswordCipher;
import io.marram.emulator.kura.snapshot.SnapshotStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraPartialSuccessException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes configurations one after the other, each change with its snapshot. Thread-safe. */
final class ConfigurationChanges {
  private static final Logger logger = LoggerFactory.getLogger(ConfigurationChanges.class);

  private final ConfigurationRegistry registry;
  private final ComponentConfigurations configurations;
  private final PasswordCipher cipher;
  private final ConfigurationSnapshots snapshots;

  ConfigurationChanges(
      SnapshotStore store,
      ConfigurationRegistry registry,
      ComponentConfigurations configurations,
      PasswordCipher cipher) {
    this.registry = registry;
    this.configurations = configurations;
    this.cipher = cipher;
    this.snapshots = new ConfigurationSnapshots(store, registry, configurations, cipher);
  }

  synchronized void create(
      String factoryPid, String pid, Map<String, Object> properties, boolean takeSnapshot)
      throws KuraException {
    if (cipher.hasClearText(properties)) {
      // A bundle that relies on this finds its password in clear text on a Kura.
      logger.warn(
          "event=password.encrypted pid={} reason=\"Kura stores the passwords of a new component"
              + " as they are given: encrypt them first\"",
          pid);
    }
    registry.create(
        factoryPid,
        pid,
        encrypted(new PlainConfiguration(pid, null, properties)).getConfigurationProperties());
    snapshots.created(pid);
    if (takeSnapshot) {
      snapshots.take(List.of());
    }
  }

  synchronized void delete(String pid, boolean takeSnapshot) throws KuraException {
    if (!registry.delete(pid)) {
      return;
    }
    snapshots.deleted(pid);
    if (takeSnapshot) {
      snapshots.take(List.of());
    }
  }

  /**
   * Updates components, and creates the instances of factories that do not exist yet. What is
   * possible is done.
   *
   * @throws KuraPartialSuccessException with a cause for each configuration that was refused
   */
  synchronized void update(Collection<? extends ComponentConfiguration> given, boolean takeSnapshot)
      throws KuraException {
    List<Throwable> causes = new ArrayList<>();
    List<ComponentConfiguration> applied = new ArrayList<>();
    for (ComponentConfiguration configuration : given) {
      if (configuration.getConfigurationProperties() == null) {
        continue;
      }
      try {
        update(encrypted(configuration)).ifPresent(applied::add);
      } catch (KuraException e) {
        causes.add(e);
      }
    }
    if (takeSnapshot) {
      snapshots.take(applied);
    }
    if (!causes.isEmpty()) {
      throw new KuraPartialSuccessException("updateConfigurations", causes);
    }
  }

  /** See {@link ConfigurationStore#store}. */
  synchronized void store(Collection<? extends ComponentConfiguration> given) throws KuraException {
    List<ComponentConfiguration> checked = new ArrayList<>();
    for (ComponentConfiguration configuration : given) {
      checked.add(encrypted(configuration));
    }
    for (ComponentConfiguration configuration : checked) {
      store(configuration);
    }
    if (!checked.isEmpty()) {
      snapshots.take(checked);
    }
  }

  /** See {@link ConfigurationStore#isStored}. */
  boolean isStored(ComponentConfiguration configuration) throws KuraException {
    Optional<Map<String, Object>> stored = registry.stored(configuration.getPid());
    if (stored.isEmpty()) {
      return false;
    }
    Map<String, Object> current = cipher.decrypted(stored.get());
    Map<String, Object> wanted = cipher.decrypted(configuration.getConfigurationProperties());
    return wanted.entrySet().stream()
        .allMatch(property -> same(property.getValue(), current.get(property.getKey())));
  }

  synchronized long snapshot() throws KuraException {
    return snapshots.take(List.of());
  }

  synchronized void rollback(long id) throws KuraException {
    snapshots.rollback(id);
  }

  /** What was applied; nothing when Kura ignores the update. */
  private Optional<ComponentConfiguration> update(ComponentConfiguration configuration)
      throws KuraException {
    String pid = configuration.getPid();
    Map<String, Object> properties = configuration.getConfigurationProperties();
    boolean registered = registry.component(pid).isPresent();
    if (registered || factoryPid(configuration).isEmpty()) {
      configurations.update(pid, properties);
    } else {
      store(configuration);
    }
    return registered || factoryPid(configuration).isPresent()
        ? Optional.of(configuration)
        : Optional.empty();
  }

  private void store(ComponentConfiguration configuration) throws KuraException {
    String pid = configuration.getPid();
    Optional<String> factoryPid = factoryPid(configuration);
    if (factoryPid.isEmpty() || registry.isKnown(pid)) {
      registry.store(pid, configuration.getConfigurationProperties());
    } else {
      registry.create(factoryPid.get(), pid, configuration.getConfigurationProperties());
      snapshots.created(pid);
    }
  }

  private ComponentConfiguration encrypted(ComponentConfiguration configuration)
      throws KuraException {
    if (configuration.getPid() == null) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, "pid cannot be null");
    }
    Map<String, Object> properties = cipher.encrypted(configuration.getConfigurationProperties());
    // A Kura lets itself be told another pid, under which the component is lost after a restart.
    properties.computeIfPresent(
        ConfigurationService.KURA_SERVICE_PID, (name, given) -> configuration.getPid());
    ComponentConfiguration encrypted =
        new PlainConfiguration(configuration.getPid(), configuration.getDefinition(), properties);
    SnapshotStore.requireWritable(encrypted);
    return encrypted;
  }

  private static Optional<String> factoryPid(ComponentConfiguration configuration) {
    return configuration.getConfigurationProperties().get(ConfigurationAdmin.SERVICE_FACTORYPID)
            instanceof String factoryPid
        ? Optional.of(factoryPid)
        : Optional.empty();
  }

  private static boolean same(Object a, Object b) {
    if (a instanceof Object[] as && b instanceof Object[] bs) {
      return as.length == bs.length
          && IntStream.range(0, as.length).allMatch(i -> same(as[i], bs[i]));
    }
    return a instanceof Password && b instanceof Password
        ? a.toString().equals(b.toString())
        : Objects.equals(a, b);
  }
}
