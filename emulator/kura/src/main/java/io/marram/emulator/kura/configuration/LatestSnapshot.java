package io.marram.emulator.kura.configuration;

import io.marram.emulator.kura.configuration.StoredConfigurations.Stored;
import io.marram.emulator.kura.configuration.TrackedComponents.Component;
import io.marram.emulator.kura.configuration.TrackedComponents.Kind;
import io.marram.emulator.kura.crypto.PasswordCipher;
import io.marram.emulator.kura.snapshot.SnapshotConfiguration;
import io.marram.emulator.kura.snapshot.SnapshotStore;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.framework.Constants;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the stored configurations equal to the latest snapshot when the gateway starts: what was
 * changed without taking a snapshot is gone, as on Kura, whose configurations start empty.
 */
final class LatestSnapshot {
  private static final Logger logger = LoggerFactory.getLogger(LatestSnapshot.class);

  private final SnapshotStore store;
  private final StoredConfigurations stored;
  private final ConfigurationRegistry registry;
  private final PasswordCipher cipher;

  LatestSnapshot(
      SnapshotStore store,
      StoredConfigurations stored,
      ConfigurationRegistry registry,
      PasswordCipher cipher) {
    this.store = store;
    this.stored = stored;
    this.registry = registry;
    this.cipher = cipher;
  }

  /**
   * Loads the newest snapshot that can be read. When there is none at all, what is stored becomes
   * the first one; when none can be read, what is stored is left as it is.
   */
  void load() throws KuraException, IOException {
    if (store.ids().isEmpty()) {
      store.saveSeed(
          stored.all().stream()
              .map(entry -> new SnapshotConfiguration(entry.kuraPid(), entry.properties()))
              .toList());
    } else {
      store.protect();
      Optional<List<SnapshotConfiguration>> newest = store.newest();
      if (newest.isPresent()) {
        load(newest.get());
      } else {
        logger.error("event=snapshots.unusable reason=\"no snapshot can be read\"");
      }
    }
    for (Stored instance : registry.storedInstances()) {
      // Kura counts an instance as registered even while its bundle is missing.
      registry.adopt(
          new Component(
              instance.kuraPid(), instance.servicePid(), instance.factoryPid(), Kind.CONFIGURABLE));
    }
  }

  private void load(List<SnapshotConfiguration> snapshot) throws KuraException, IOException {
    Map<String, ComponentConfiguration> wanted = new LinkedHashMap<>();
    for (SnapshotConfiguration configuration : snapshot) {
      wanted.put(configuration.pid(), CloudStackUpgrade.of(configuration));
    }
    Map<String, String> servicePids = new HashMap<>();
    for (Stored entry : stored.all()) {
      ComponentConfiguration configuration = wanted.get(entry.kuraPid());
      if (configuration != null && same(entry.factoryPid(), factoryPid(configuration))) {
        servicePids.put(entry.kuraPid(), entry.servicePid());
      } else {
        stored.delete(entry);
      }
    }
    for (ComponentConfiguration configuration : wanted.values()) {
      write(configuration, servicePids.get(configuration.getPid()));
    }
    logger.info("event=snapshot.loaded configurations={}", wanted.size());
  }

  private void write(ComponentConfiguration configuration, String servicePid)
      throws KuraException, IOException {
    String pid = configuration.getPid();
    String factoryPid = factoryPid(configuration);
    Map<String, Object> properties = cipher.encrypted(configuration.getConfigurationProperties());
    // OSGi sets these two itself.
    properties
        .keySet()
        .removeAll(List.of(Constants.SERVICE_PID, ConfigurationAdmin.SERVICE_FACTORYPID));
    properties.putIfAbsent(ConfigurationService.KURA_SERVICE_PID, pid);
    if (servicePid == null && factoryPid != null) {
      stored.create(factoryPid, properties);
    } else {
      stored.writeIfDifferent(servicePid == null ? pid : servicePid, properties);
    }
  }

  private static boolean same(String a, String b) {
    return a == null ? b == null : a.equals(b);
  }

  private static String factoryPid(ComponentConfiguration configuration) {
    return configuration.getConfigurationProperties().get(ConfigurationAdmin.SERVICE_FACTORYPID)
            instanceof String factoryPid
        ? factoryPid
        : null;
  }
}
