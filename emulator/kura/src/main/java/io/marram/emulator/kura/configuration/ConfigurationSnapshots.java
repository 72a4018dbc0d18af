package io.marram.emulator.kura.configuration;

import io.marram.emulator.kura.configuration.StoredConfigurations.Stored;
import io.marram.emulator.kura.crypto.PasswordCipher;
import io.marram.emulator.kura.snapshot.SnapshotConfiguration;
import io.marram.emulator.kura.snapshot.SnapshotStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraPartialSuccessException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Takes snapshots of the configurations and goes back to them. A snapshot also keeps what the one
 * before had of components that are not there now. Not thread-safe.
 */
final class ConfigurationSnapshots {
  private final SnapshotStore store;
  private final ConfigurationRegistry registry;
  private final ComponentConfigurations configurations;
  private final PasswordCipher cipher;

  /** Instances deleted since the last snapshot, which that snapshot still has. */
  private final Set<String> deleted = new HashSet<>();

  ConfigurationSnapshots(
      SnapshotStore store,
      ConfigurationRegistry registry,
      ComponentConfigurations configurations,
      PasswordCipher cipher) {
    this.store = store;
    this.registry = registry;
    this.configurations = configurations;
    this.cipher = cipher;
  }

  void created(String kuraPid) {
    deleted.remove(kuraPid);
  }

  void deleted(String kuraPid) {
    deleted.add(kuraPid);
  }

  /**
   * Writes a snapshot of what is configured now.
   *
   * @param updates laid over it, such as what a component that configures itself is about to tell,
   *     or the configuration of a component that is not there yet
   */
  long take(Collection<? extends ComponentConfiguration> updates) throws KuraException {
    Map<String, ComponentConfiguration> current = new LinkedHashMap<>();
    for (ComponentConfiguration configuration : configurations.all()) {
      current.put(configuration.getPid(), configuration);
    }
    for (ComponentConfiguration old : store.newest().orElse(List.of())) {
      current.putIfAbsent(old.getPid(), old);
    }
    for (ComponentConfiguration update : updates) {
      current.merge(update.getPid(), update, ConfigurationSnapshots::overlaid);
    }
    current.keySet().removeAll(deleted);
    return save(current.values().stream().map(CloudStackUpgrade::of).toList());
  }

  /**
   * Goes back to a snapshot: deletes all instances of factories and creates those of the snapshot,
   * gives every other component the snapshot's properties or its defaults, and writes the snapshot
   * again as the newest.
   */
  void rollback(long id) throws KuraException {
    Map<String, SnapshotConfiguration> wanted = new LinkedHashMap<>();
    for (SnapshotConfiguration configuration : store.read(id)) {
      wanted.put(configuration.pid(), encrypted(configuration));
    }
    List<Throwable> causes = new ArrayList<>();
    for (Stored instance : registry.storedInstances()) {
      attempt(() -> delete(instance), causes);
    }
    Set<String> defaulted = registry.kuraPids();
    for (SnapshotConfiguration configuration : wanted.values()) {
      defaulted.remove(configuration.pid());
      attempt(() -> rollback(configuration), causes);
    }
    for (String pid : defaulted) {
      attempt(() -> configurations.replace(pid, Map.of()), causes);
    }
    if (!causes.isEmpty()) {
      throw new KuraPartialSuccessException("Rollback", causes);
    }
    save(wanted.values());
  }

  private void delete(Stored instance) throws KuraException {
    registry.delete(instance.kuraPid());
    deleted(instance.kuraPid());
  }

  private void rollback(SnapshotConfiguration configuration) throws KuraException {
    Map<String, Object> properties = configuration.configurationProperties();
    if (properties.get(ConfigurationAdmin.SERVICE_FACTORYPID) instanceof String factoryPid) {
      registry.create(factoryPid, configuration.pid(), properties);
      created(configuration.pid());
    } else {
      configurations.replace(configuration.pid(), properties);
    }
  }

  private long save(Collection<? extends ComponentConfiguration> snapshot) throws KuraException {
    long id = store.save(snapshot);
    deleted.clear();
    return id;
  }

  private SnapshotConfiguration encrypted(SnapshotConfiguration configuration)
      throws KuraException {
    return new SnapshotConfiguration(
        configuration.pid(), cipher.encrypted(configuration.configurationProperties()));
  }

  private static ComponentConfiguration overlaid(
      ComponentConfiguration configuration, ComponentConfiguration update) {
    Map<String, Object> properties = new HashMap<>();
    if (configuration.getConfigurationProperties() != null) {
      properties.putAll(configuration.getConfigurationProperties());
    }
    properties.putAll(update.getConfigurationProperties());
    return new SnapshotConfiguration(configuration.getPid(), properties);
  }

  private static void attempt(Step step, List<Throwable> causes) {
    try {
      step.run();
    } catch (KuraException e) {
      causes.add(e);
    }
  }

  private interface Step {
    void run() throws KuraException;
  }
}
