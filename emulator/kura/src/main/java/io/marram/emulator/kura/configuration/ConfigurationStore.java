package io.marram.emulator.kura.configuration;

import java.util.Map;
import org.eclipse.kura.KuraException;

/** Stores configurations of components that are not there yet. */
public interface ConfigurationStore {
  /**
   * Lays properties over the stored ones, or creates the configuration, whether or not the
   * component is registered. Passwords in clear text are encrypted.
   *
   * @param factoryPid of a factory's instance, null for a component that exists once
   */
  void store(String kuraPid, String factoryPid, Map<String, Object> properties)
      throws KuraException;
}
