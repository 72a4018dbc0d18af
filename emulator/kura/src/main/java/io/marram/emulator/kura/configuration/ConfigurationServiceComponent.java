package io.marram.emulator.kura.configuration;

import io.marram.emulator.kura.configuration.TrackedComponents.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraPartialSuccessException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.eclipse.kura.crypto.CryptoService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.MetaTypeService;

/**
 * Kura's configuration service. What lasts is OSGi's ConfigurationAdmin; there are no snapshots
 * yet, so asking for one changes nothing and returning to one is refused.
 */
@org.osgi.service.component.annotations.Component(
    name = "org.eclipse.kura.configuration.ConfigurationService",
    immediate = true,
    service = {ConfigurationService.class, ConfigurationStore.class})
public final class ConfigurationServiceComponent
    implements ConfigurationService, ConfigurationStore {
  private final BundleContext context;
  private final PasswordCipher cipher;
  private final ConfigurationRegistry registry;
  private final MetatypeTracker metatypes;
  private final ComponentTracker components;

  @Activate
  public ConfigurationServiceComponent(
      BundleContext context,
      @Reference(name = "ConfigurationAdmin") ConfigurationAdmin configurationAdmin,
      @Reference(name = "MetaTypeService") MetaTypeService metaTypeService,
      @Reference(name = "CryptoService") CryptoService cryptoService) {
    this.context = context;
    this.cipher = new PasswordCipher(cryptoService);
    this.registry = new ConfigurationRegistry(new StoredConfigurations(configurationAdmin), cipher);
    this.metatypes = new MetatypeTracker(context, metaTypeService, registry);
    this.components = new ComponentTracker(context, registry);
    components.open();
    metatypes.open();
  }

  @Deactivate
  void deactivate() {
    metatypes.close();
    components.close();
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
    registry.create(factoryPid, pid, cipher.encrypted(properties == null ? Map.of() : properties));
  }

  @Override
  public void deleteFactoryConfiguration(String pid, boolean takeSnapshot) throws KuraException {
    requirePid(pid);
    registry.delete(pid);
  }

  @Override
  public List<ComponentConfiguration> getComponentConfigurations() throws KuraException {
    List<ComponentConfiguration> configurations = new ArrayList<>();
    for (String pid : registry.kuraPids()) {
      encryptedConfiguration(pid).ifPresent(configurations::add);
    }
    return configurations;
  }

  @Override
  public List<ComponentConfiguration> getComponentConfigurations(Filter filter)
      throws KuraException {
    if (filter == null) {
      return getComponentConfigurations();
    }
    List<ComponentConfiguration> configurations = new ArrayList<>();
    for (ServiceReference<?> reference : references(filter)) {
      if (reference.getProperty(KURA_SERVICE_PID) instanceof String pid) {
        encryptedConfiguration(pid).ifPresent(configurations::add);
      }
    }
    return configurations;
  }

  @Override
  public ComponentConfiguration getComponentConfiguration(String pid) throws KuraException {
    Optional<ComponentConfiguration> found = encryptedConfiguration(pid);
    return found.isEmpty() ? null : decrypted(found.get());
  }

  @Override
  public ComponentConfiguration getDefaultComponentConfiguration(String pid) throws KuraException {
    return decrypted(registry.defaults(pid));
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
    List<Throwable> causes = new ArrayList<>();
    for (ComponentConfiguration config : configs) {
      if (config.getConfigurationProperties() != null) {
        try {
          update(config.getPid(), config.getConfigurationProperties());
        } catch (KuraException e) {
          causes.add(e);
        }
      }
    }
    if (!causes.isEmpty()) {
      throw new KuraPartialSuccessException("updateConfigurations", causes);
    }
  }

  @Override
  public void store(String kuraPid, String factoryPid, Map<String, Object> properties)
      throws KuraException {
    Map<String, Object> encrypted = cipher.encrypted(properties);
    if (factoryPid == null || registry.isStored(kuraPid)) {
      registry.store(kuraPid, encrypted);
    } else {
      registry.create(factoryPid, kuraPid, encrypted);
    }
  }

  @Override
  public Set<Long> getSnapshots() {
    return Set.of();
  }

  @Override
  public List<ComponentConfiguration> getSnapshot(long sid) throws KuraException {
    throw noSnapshots();
  }

  @Override
  public long snapshot() throws KuraException {
    throw noSnapshots();
  }

  @Override
  public long rollback() throws KuraException {
    throw noSnapshots();
  }

  @Override
  public void rollback(long id) throws KuraException {
    throw noSnapshots();
  }

  /** An update may name a factory's instance that does not exist yet: it is created. */
  private void update(String pid, Map<String, Object> properties) throws KuraException {
    if (registry.component(pid).isPresent()
        || !(properties.get(ConfigurationAdmin.SERVICE_FACTORYPID) instanceof String factoryPid)) {
      registry.update(pid, cipher.encrypted(properties));
    } else {
      store(pid, factoryPid, properties);
    }
  }

  private Optional<ComponentConfiguration> encryptedConfiguration(String pid) throws KuraException {
    Optional<Component> component = registry.component(pid);
    if (component.isEmpty()) {
      return Optional.empty();
    }
    return component.get().selfConfiguring()
        ? ownConfiguration(pid)
        : registry.current(component.get()).map(ComponentConfiguration.class::cast);
  }

  private Optional<ComponentConfiguration> ownConfiguration(String pid) throws KuraException {
    try {
      for (ServiceReference<SelfConfiguringComponent> reference :
          context.getServiceReferences(SelfConfiguringComponent.class, null)) {
        if (pid.equals(reference.getProperty(KURA_SERVICE_PID))) {
          SelfConfiguringComponent component = context.getService(reference);
          if (component != null) {
            return Optional.of(component.getConfiguration());
          }
        }
      }
      return Optional.empty();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
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

  private static KuraException noSnapshots() {
    return new KuraException(KuraErrorCode.OPERATION_NOT_SUPPORTED, "snapshots");
  }
}
