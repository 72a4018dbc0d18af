package org.eclipse.kura.wire.graph;

import java.util.Map;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.annotation.versioning.ProviderType;

/** A component of a graph: its configuration and how the graph shows it. */
@ProviderType
public class WireComponentConfiguration {
  private final ComponentConfiguration configuration;
  private final Map<String, Object> properties;

  public WireComponentConfiguration(
      ComponentConfiguration configuration, Map<String, Object> properties) {
    this.configuration = configuration;
    this.properties = properties;
  }

  public ComponentConfiguration getConfiguration() {
    return configuration;
  }

  /** Port counts, port names and the place in the picture. */
  public Map<String, Object> getProperties() {
    return properties;
  }
}
