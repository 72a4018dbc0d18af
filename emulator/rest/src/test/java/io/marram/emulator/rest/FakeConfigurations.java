package io.marram.emulator.rest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.metatype.OCD;
import org.osgi.framework.Filter;

/** Configurations in memory, with the answers that Kura's service gives. */
public final class FakeConfigurations implements ConfigurationService {
  private final Map<String, Config> configs = new TreeMap<>();
  private final Set<Long> snapshots = new TreeSet<>(Set.of(0L));
  private final List<String> calls = new ArrayList<>();

  record Config(String pid, OCD definition, Map<String, Object> properties)
      implements ComponentConfiguration {
    @Override
    public String getPid() {
      return pid;
    }

    @Override
    public OCD getDefinition() {
      return definition;
    }

    @Override
    public Map<String, Object> getConfigurationProperties() {
      return properties;
    }
  }

  public FakeConfigurations add(String pid, OCD definition, Map<String, Object> properties) {
    configs.put(pid, new Config(pid, definition, new HashMap<>(properties)));
    return this;
  }

  /** What was changed, in order. */
  public List<String> calls() {
    return calls;
  }

  public Map<String, Object> properties(String pid) {
    return configs.get(pid).properties;
  }

  @Override
  public Set<String> getConfigurableComponentPids() {
    return configs.keySet();
  }

  @Override
  public Set<String> getFactoryComponentPids() {
    return new HashSet<>(Set.of("com.acme.extra.Pub", "com.acme.extra.Echo"));
  }

  @Override
  public void createFactoryConfiguration(
      String factoryPid, String pid, Map<String, Object> properties, boolean takeSnapshot)
      throws KuraException {
    if (configs.containsKey(pid)) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, "pid " + pid + " already exists");
    }
    calls.add("create " + factoryPid + " " + pid + (takeSnapshot ? " snapshot" : ""));
    Map<String, Object> all = new HashMap<>(properties);
    all.put("service.factoryPid", factoryPid);
    add(pid, null, all);
  }

  @Override
  public void deleteFactoryConfiguration(String pid, boolean takeSnapshot) throws KuraException {
    if (configs.remove(pid) == null) {
      throw new KuraException(KuraErrorCode.INVALID_PARAMETER, "pid " + pid + " does not exist");
    }
    calls.add("delete " + pid + (takeSnapshot ? " snapshot" : ""));
  }

  @Override
  public List<ComponentConfiguration> getComponentConfigurations() {
    return List.copyOf(configs.values());
  }

  @Override
  public List<ComponentConfiguration> getComponentConfigurations(Filter filter) {
    return getComponentConfigurations();
  }

  @Override
  public ComponentConfiguration getComponentConfiguration(String pid) {
    return configs.get(pid);
  }

  @Override
  public ComponentConfiguration getDefaultComponentConfiguration(String pid) {
    Config config = configs.get(pid);
    return new Config(pid, config == null ? null : config.definition, Map.of());
  }

  @Override
  public void updateConfiguration(String pid, Map<String, Object> properties) {
    updateConfiguration(pid, properties, true);
  }

  @Override
  public void updateConfiguration(
      String pid, Map<String, Object> properties, boolean takeSnapshot) {
    if (configs.containsKey(pid)) {
      configs.get(pid).properties.putAll(properties);
      calls.add("update " + pid + " " + new TreeMap<>(properties).keySet());
    }
  }

  @Override
  public void updateConfigurations(List<ComponentConfiguration> updates) {
    updateConfigurations(updates, true);
  }

  @Override
  public void updateConfigurations(List<ComponentConfiguration> updates, boolean takeSnapshot) {
    updates.forEach(
        update -> updateConfiguration(update.getPid(), update.getConfigurationProperties(), false));
  }

  @Override
  public Set<Long> getSnapshots() {
    return snapshots;
  }

  @Override
  public List<ComponentConfiguration> getSnapshot(long id) throws KuraException {
    requireSnapshot(id);
    return getComponentConfigurations();
  }

  @Override
  public long snapshot() {
    calls.add("snapshot");
    long id = snapshots.size() * 1_000L;
    snapshots.add(id);
    return id;
  }

  @Override
  public long rollback() {
    calls.add("rollback");
    return 0;
  }

  @Override
  public void rollback(long id) throws KuraException {
    requireSnapshot(id);
    calls.add("rollback " + id);
  }

  private void requireSnapshot(long id) throws KuraException {
    if (!snapshots.contains(id)) {
      throw new KuraException(KuraErrorCode.CONFIGURATION_SNAPSHOT_NOT_FOUND, id);
    }
  }
}
