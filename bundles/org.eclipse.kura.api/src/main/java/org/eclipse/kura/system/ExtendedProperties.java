package org.eclipse.kura.system;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;

/** What else is known about the gateway, in groups. */
@ProviderType
public class ExtendedProperties {
  private final String version;
  private final List<ExtendedPropertyGroup> groups;

  /**
   * @throws IllegalArgumentException if the version is blank
   */
  public ExtendedProperties(String version, List<ExtendedPropertyGroup> groups) {
    if (Objects.requireNonNull(version, "version").isBlank()) {
      throw new IllegalArgumentException("version must not be blank");
    }
    this.version = version;
    this.groups = Collections.unmodifiableList(Objects.requireNonNull(groups, "groups"));
  }

  public String getVersion() {
    return version;
  }

  public List<ExtendedPropertyGroup> getPropertyGroups() {
    return groups;
  }
}
