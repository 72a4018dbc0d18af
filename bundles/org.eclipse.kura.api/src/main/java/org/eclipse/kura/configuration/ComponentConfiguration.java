package org.eclipse.kura.configuration;

import java.util.Map;
import org.eclipse.kura.configuration.metatype.OCD;
import org.osgi.annotation.versioning.ProviderType;

/** A component: its pid, what can be configured and what is configured. */
@ProviderType
public interface ComponentConfiguration {
  String getPid();

  /** What can be configured, or {@code null} when the component has no metatype. */
  OCD getDefinition();

  Map<String, Object> getConfigurationProperties();
}
