package io.marram.emulator.kura.configuration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.Password;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * The configurations in OSGi's ConfigurationAdmin, by {@code service.pid}. There a password is the
 * text that Kura's encryption made of it.
 */
final class StoredConfigurations {
  /**
   * A stored configuration; a password in it is a plain string.
   *
   * @param factoryPid of a factory's instance, else null
   */
  record Stored(
      String kuraPid, String servicePid, String factoryPid, Map<String, Object> properties) {}

  /** Lets whichever bundle comes first use a configuration. */
  private static final String ANY_LOCATION = "?";

  private final ConfigurationAdmin admin;

  StoredConfigurations(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /** The stored properties; nothing when there are none. */
  Optional<Map<String, Object>> read(String servicePid, OCD objectClass) throws IOException {
    Dictionary<String, Object> stored =
        admin.getConfiguration(servicePid, ANY_LOCATION).getProperties();
    return stored == null ? Optional.empty() : Optional.of(toMap(stored, objectClass));
  }

  /**
   * Stores properties; the component is told even when they have not changed, as in Kura.
   *
   * @throws IllegalArgumentException when OSGi has no such type of value
   */
  void write(String servicePid, Map<String, Object> properties) throws IOException {
    admin.getConfiguration(servicePid, ANY_LOCATION).update(toDictionary(properties));
  }

  /** Stores properties that are not the stored ones. */
  void writeIfDifferent(String servicePid, Map<String, Object> properties) throws IOException {
    admin.getConfiguration(servicePid, ANY_LOCATION).updateIfDifferent(toDictionary(properties));
  }

  /** Everything that carries a {@code kura.service.pid}. */
  List<Stored> all() throws IOException {
    List<Stored> all = new ArrayList<>();
    for (Configuration configuration : configurations()) {
      if (kuraPid(configuration) instanceof String kuraPid) {
        all.add(
            new Stored(
                kuraPid,
                configuration.getPid(),
                configuration.getFactoryPid(),
                toMap(configuration.getProperties(), null)));
      }
    }
    return all;
  }

  void delete(Stored stored) throws IOException {
    admin.getConfiguration(stored.servicePid(), ANY_LOCATION).delete();
  }

  /** Makes a configuration of a factory and returns its {@code service.pid}. */
  String create(String factoryPid, Map<String, Object> properties) throws IOException {
    Configuration configuration = admin.createFactoryConfiguration(factoryPid, ANY_LOCATION);
    configuration.update(toDictionary(properties));
    return configuration.getPid();
  }

  /** Deletes the factory configuration of a component; false when there is none. */
  boolean delete(String kuraPid) throws IOException {
    Optional<Configuration> found = factoryConfiguration(kuraPid);
    if (found.isPresent()) {
      found.get().delete();
    }
    return found.isPresent();
  }

  /** The {@code service.pid} of the factory configuration of a component. */
  Optional<String> servicePid(String kuraPid) throws IOException {
    return factoryConfiguration(kuraPid).map(Configuration::getPid);
  }

  private Optional<Configuration> factoryConfiguration(String kuraPid) throws IOException {
    return configurations().stream()
        .filter(c -> c.getFactoryPid() != null && kuraPid.equals(kuraPid(c)))
        .findFirst();
  }

  private List<Configuration> configurations() throws IOException {
    try {
      Configuration[] all = admin.listConfigurations(null);
      return all == null ? List.of() : List.of(all);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object kuraPid(Configuration configuration) {
    Dictionary<String, Object> properties = configuration.getProperties();
    return properties == null ? null : properties.get(ConfigurationService.KURA_SERVICE_PID);
  }

  private static Map<String, Object> toMap(Dictionary<String, Object> dictionary, OCD objectClass) {
    Map<String, Object> map = new HashMap<>();
    for (Enumeration<String> keys = dictionary.keys(); keys.hasMoreElements(); ) {
      String key = keys.nextElement();
      map.put(key, dictionary.get(key));
    }
    if (objectClass != null) {
      for (AD attribute : objectClass.getAD()) {
        if (attribute.getType() == Scalar.PASSWORD) {
          map.computeIfPresent(attribute.getId(), (id, value) -> toPassword(value));
        }
      }
    }
    return map;
  }

  private static Object toPassword(Object stored) {
    return stored instanceof String[] texts
        ? Arrays.stream(texts).map(Password::new).toArray(Password[]::new)
        : new Password(stored.toString());
  }

  private static Dictionary<String, Object> toDictionary(Map<String, Object> properties) {
    Dictionary<String, Object> dictionary = new Hashtable<>();
    properties.forEach(
        (key, value) -> {
          if (value instanceof Password password) {
            dictionary.put(key, password.toString());
          } else if (value instanceof Password[] passwords) {
            dictionary.put(
                key, Arrays.stream(passwords).map(Password::toString).toArray(String[]::new));
          } else if (value != null) {
            dictionary.put(key, value);
          }
        });
    return dictionary;
  }
}
