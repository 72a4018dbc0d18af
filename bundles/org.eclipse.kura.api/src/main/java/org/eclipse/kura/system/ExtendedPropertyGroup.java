package org.eclipse.kura.system;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** Properties of the gateway that belong together. */
@ProviderType
public class ExtendedPropertyGroup {
  private final String name;
  private final Map<String, String> properties;

  /**
   * @throws IllegalArgumentException if the name is blank
   */
  public ExtendedPropertyGroup(String name, Map<String, String> properties) {
    if (Objects.requireNonNull(name, "name").isBlank()) {
      throw new IllegalArgumentException("name must not be blank");
    }
    this.name = name;
    this.properties = Collections.unmodifiableMap(Objects.requireNonNull(properties, "properties"));
  }

  public String getName() {
    return name;
  }

  public Map<String, String> getProperties() {
    return properties;
  }
}
