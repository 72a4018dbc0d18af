package io.marram.emulator.kura.configuration;

import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.metatype.OCD;

/** A component's configuration as a value. */
public record PlainConfiguration(
    String pid, OCD definition, Map<String, Object> configurationProperties)
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
    return configurationProperties;
  }
}
