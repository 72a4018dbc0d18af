package io.marram.emulator.kura.snapshot;

import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.OCD;

/**
 * The configuration of one component in a snapshot. A snapshot holds no definitions.
 *
 * @param pid the component's {@code kura.service.pid}
 */
public record SnapshotConfiguration(String pid, Map<String, Object> configurationProperties)
    implements ComponentConfiguration {

  @Override
  public String getPid() {
    return pid;
  }

  @Override
  public OCD getDefinition() {
    return null;
  }

  @Override
  public Map<String, Object> getConfigurationProperties() {
    return configurationProperties;
  }
}
