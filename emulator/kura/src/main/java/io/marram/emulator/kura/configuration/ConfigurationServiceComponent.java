package io.marram.emulator.kura.configuration;

import io.marram.emulator.kura.crypto.GatewayCipher;
import io.marram.emulator.kura.crypto.PasswordCipher;
import io.marram.emulator.kura.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.metatype.OCDService;
import org.eclipse.kura.system.SystemService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kura's configuration service. OSGi's ConfigurationAdmin holds what is configured; the latest
 * snapshot is what the next start has.
 */
@Component(
    name = "org.eclipse.kura.configuration.ConfigurationService",
    immediate = true,
    service = {ConfigurationService.class, OCDService.class, ConfigurationStore.class})
public final class ConfigurationServiceComponent
    implements ConfigurationService, OCDService, ConfigurationStore {
  private static final Logger logger = LoggerFactory.getLogger(ConfigurationServiceComponent.class);

  private final BundleContext context;
  private final PasswordCipher cipher;
  private final SnapshotStore store;
  private final ConfigurationRegistry registry;
  private final ComponentConfigurations configurations;
  private final ConfigurationChanges changes;
  private final ProviderDefinitions definitions;
  private final MetatypeTracker metatypes;
  private final ComponentTracker components;

  @Activate
  public ConfigurationServiceComponent(
      BundleContext context,
      @Reference(name = "ConfigurationAdmin") ConfigurationAdmin configurationAdmin,
      @Reference(name = "MetaTypeService") MetaTypeService metaTypeService,
      @Reference(name = "ServiceComponentRuntime") ServiceComponentRuntime componentRuntime,
      @Reference(name = "SystemService") SystemService system,
      @Reference(name = "GatewayCipher") GatewayCipher crypto) {
    this.context = context;
    this.cipher = new PasswordCipher(crypto);
    this.store =
        new SnapshotStore(
            Path.of(system.getKuraSnapshotsDirectory()),
            crypto,
            system.getKuraSnapshotsCount(),
            Clock.systemUTC());
    StoredConfigurations stored = new StoredConfigurations(configurationAdmin);
    this.registry = new ConfigurationRegistry(stored, cipher);
    this.configurations =
        new ComponentConfigurations(registry, new SelfConfigurations(context), cipher);
    this.changes = new ConfigurationChanges(store, registry, configurations, cipher);
    this.definitions = new ProviderDefinitions(componentRuntime, registry);
    this.metatypes = new MetatypeTracker(context, metaTypeService, registry);
    this.components = new ComponentTracker(context, registry);
    loadLatestSnapshot(new LatestSnapshot(store, stored, registry, cipher));
    components.open();
    metatypes.open();
  }

  @Deactivate
  void deactivate() {
    metatypes.close();
    components.close();
  }

  /** A gateway that cannot load its snapshot still starts, so that someone can repair it. */
  private static void loadLatestSnapshot(LatestSnapshot snapshot) {
    try {
      snapshot.load();
    } catch (KuraException | IOException e) {
      logger.error("event=snapshot.load.failed reason=\"{}\"", e.getMessage());
    }
  }

  @Override
  public Set<String> getFactoryComponentPids() {
    return registry.factoryPids();
  }

  @Override
  public Set<String> getConfigurableComponentPids() {
    return registry.kuraPids();
  }

  @Override
  public void createFactoryConfiguration(
      String factoryPid, String pid, Map<String, Object> properties, boolean takeSnapshot)
      throws KuraException {
    requirePid(factoryPid);
    requirePid(pid);
    changes.create(factoryPid, pid, properties == null ? Map.of() : properties, takeSnapshot);
  }

  @Override
  public void deleteFactoryConfiguration(String pid, boolean takeSnapshot) throws KuraException {
    requirePid(pid);
    changes.delete(pid, takeSnapshot);
  }

  @Override
  public List<ComponentConfiguration> getComponentConfigurations() throws KuraException {
    return configurations.all();
  }

  @Override
  public List<ComponentConfiguration> getComponentConfigurations(Filter filter)
      throws KuraException {
    if (filter == null) {
      return getComponentConfigurations();
    }
    List<ComponentConfiguration> found = new ArrayList<>();
    for (ServiceReference<?> reference : references(filter)) {
      if (reference.getProperty(KURA_SERVICE_PID) instanceof String pid) {
        configurations.get(pid).ifPresent(found::add);
      }
    }
    return found;
  }

  @Override
  public ComponentConfiguration getComponentConfiguration(String pid) throws KuraException {
    Optional<ComponentConfiguration> found = configurations.get(pid);
    return found.isEmpty() ? null : decrypted(found.get());
  }

  @Override
  public ComponentConfiguration getDefaultComponentConfiguration(String pid) throws KuraException {
    ComponentConfiguration defaults = configurations.defaults(pid);
    return defaults == null ? null : decrypted(defaults);
  }

  @Override
  public void updateConfiguration(String pid, Map<String, Object> properties) throws KuraException {
    updateConfiguration(pid, properties, true);
  }

  @Override
  public void updateConfiguration(String pid, Map<String, Object> properties, boolean takeSnapshot)
      throws KuraException {
    updateConfigurations(List.of(new PlainConfiguration(pid, null, properties)), takeSnapshot);
  }

  @Override
  public void updateConfigurations(List<ComponentConfiguration> configs) throws KuraException {
    updateConfigurations(configs, true);
  }

  @Override
  public void updateConfigurations(List<ComponentConfiguration> configs, boolean takeSnapshot)
      throws KuraException {
    changes.update(configs, takeSnapshot);
  }

  @Override
  public Set<Long> getSnapshots() throws KuraException {
    return store.ids();
  }

  @Override
  public List<ComponentConfiguration> getSnapshot(long sid) throws KuraException {
    List<ComponentConfiguration> snapshot = new ArrayList<>();
    for (ComponentConfiguration configuration : store.read(sid)) {
      snapshot.add(decrypted(configuration));
    }
    return snapshot;
  }

  @Override
  public long snapshot() throws KuraException {
    return changes.snapshot();
  }

  @Override
  public long rollback() throws KuraException {
    SortedSet<Long> ids = store.ids();
    if (ids.size() < 2) {
      throw new KuraException(
          KuraErrorCode.CONFIGURATION_SNAPSHOT_NOT_FOUND, "there is none before the latest one");
    }
    long previous = ids.headSet(ids.last()).last();
    rollback(previous);
    return previous;
  }

  @Override
  public void rollback(long id) throws KuraException {
    changes.rollback(id);
  }

  @Override
  public void store(Collection<? extends ComponentConfiguration> given) throws KuraException {
    changes.store(given);
  }

  @Override
  public boolean isStored(ComponentConfiguration configuration) throws KuraException {
    return changes.isStored(configuration);
  }

  @Override
  public List<ComponentConfiguration> getFactoryComponentOCDs() {
    return definitions.ofFactories();
  }

  @Override
  public ComponentConfiguration getFactoryComponentOCD(String factoryPid) {
    return definitions.ofFactory(factoryPid);
  }

  @Override
  public List<ComponentConfiguration> getServiceProviderOCDs(Class<?>... classes) {
    return definitions.ofProviders(
        Arrays.stream(classes).map(Class::getName).collect(Collectors.toSet()));
  }

  @Override
  public List<ComponentConfiguration> getServiceProviderOCDs(String... classNames) {
    return definitions.ofProviders(Set.copyOf(List.of(classNames)));
  }

  private List<ServiceReference<?>> references(Filter filter) {
    try {
      ServiceReference<?>[] found =
          context.getAllServiceReferences((String) null, filter.toString());
      return found == null ? List.of() : List.of(found);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private ComponentConfiguration decrypted(ComponentConfiguration configuration)
      throws KuraException {
    Map<String, Object> properties = configuration.getConfigurationProperties();
    return new PlainConfiguration(
        configuration.getPid(),
        configuration.getDefinition(),
        properties == null ? null : cipher.decrypted(properties));
  }

  private static void requirePid(String pid) throws KuraException {
    if (pid == null) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, "pid cannot be null");
    }
  }
}
