package io.marram.emulator.kura.configuration;

import java.util.Collection;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;

/** Stores configurations of components that are not there yet. */
public interface ConfigurationStore {
  /**
   * Lays properties over the stored ones, or creates the configuration, whether or not the
   * component is registered, and takes a snapshot. Passwords in clear text are encrypted. A
   * configuration with {@code service.factoryPid} is one of a factory's instance.
   *
   * @param configurations with properties; nothing happens when there are none
   */
  void store(Collection<? extends ComponentConfiguration> configurations) throws KuraException;

  /** Whether every one of the properties is stored already with the same value. */
  boolean isStored(ComponentConfiguration configuration) throws KuraException;
}
