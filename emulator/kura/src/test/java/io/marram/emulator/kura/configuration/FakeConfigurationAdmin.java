package io.marram.emulator.kura.configuration;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** OSGi's ConfigurationAdmin in memory. It accepts texts, numbers, flags and arrays of them. */
final class FakeConfigurationAdmin implements ConfigurationAdmin {
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private int created;

  /** How often any configuration was updated. */
  int updates;

  @Override
  public Configuration createFactoryConfiguration(String factoryPid) {
    return createFactoryConfiguration(factoryPid, null);
  }

  @Override
  public Configuration createFactoryConfiguration(String factoryPid, String location) {
    String pid = factoryPid + "-" + created++;
    return entries.computeIfAbsent(pid, p -> new Entry(p, factoryPid));
  }

  @Override
  public Configuration getConfiguration(String pid, String location) {
    return entries.computeIfAbsent(pid, p -> new Entry(p, null));
  }

  @Override
  public Configuration getConfiguration(String pid) {
    return getConfiguration(pid, null);
  }

  @Override
  public Configuration getFactoryConfiguration(String factoryPid, String name, String location) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Configuration getFactoryConfiguration(String factoryPid, String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Configuration[] listConfigurations(String filter) {
    List<Entry> found = new ArrayList<>(entries.values());
    found.removeIf(entry -> entry.properties == null);
    return found.isEmpty() ? null : found.toArray(Configuration[]::new);
  }

  private final class Entry implements Configuration {
    private final String pid;
    private final String factoryPid;
    private Hashtable<String, Object> properties;

    Entry(String pid, String factoryPid) {
      this.pid = pid;
      this.factoryPid = factoryPid;
    }

    @Override
    public String getPid() {
      return pid;
    }

    @Override
    public String getFactoryPid() {
      return factoryPid;
    }

    @Override
    public Dictionary<String, Object> getProperties() {
      if (properties == null) {
        return null;
      }
      Hashtable<String, Object> copy = new Hashtable<>(properties);
      copy.put("service.pid", pid);
      if (factoryPid != null) {
        copy.put("service.factoryPid", factoryPid);
      }
      return copy;
    }

    @Override
    public void update(Dictionary<String, ?> given) {
      Hashtable<String, Object> taken = new Hashtable<>();
      for (Enumeration<String> keys = given.keys(); keys.hasMoreElements(); ) {
        String key = keys.nextElement();
        taken.put(key, checked(given.get(key)));
      }
      taken.remove("service.pid");
      taken.remove("service.factoryPid");
      properties = taken;
      updates++;
    }

    @Override
    public boolean updateIfDifferent(Dictionary<String, ?> given) {
      if (given.equals(properties)) {
        return false;
      }
      update(given);
      return true;
    }

    @Override
    public void delete() {
      entries.remove(pid);
    }

    @Override
    public Dictionary<String, Object> getProcessedProperties(ServiceReference<?> reference) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void update() {
      updates++;
    }

    @Override
    public void setBundleLocation(String location) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getBundleLocation() {
      return "?";
    }

    @Override
    public long getChangeCount() {
      return updates;
    }

    @Override
    public void addAttributes(ConfigurationAttribute... attributes) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Set<ConfigurationAttribute> getAttributes() {
      return Set.of();
    }

    @Override
    public void removeAttributes(ConfigurationAttribute... attributes) {
      throw new UnsupportedOperationException();
    }

    private static Object checked(Object value) {
      Object one = value instanceof Object[] array && array.length > 0 ? array[0] : value;
      if (one instanceof String
          || one instanceof Number
          || one instanceof Boolean
          || one instanceof Character
          || one instanceof Object[]) {
        return value;
      }
      throw new IllegalArgumentException("illegal type " + value.getClass().getName());
    }
  }
}
