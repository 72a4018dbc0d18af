package org.eclipse.kura.system;

import org.osgi.annotation.versioning.ProviderType;

/** A piece of installed software. */
@ProviderType
public class SystemResourceInfo {
  private final String name;
  private final String version;
  private final SystemResourceType type;

  /** Of a version and a type that are not known. */
  public SystemResourceInfo(String name) {
    this(name, "Unknown", SystemResourceType.UNKNOWN);
  }

  /**
   * @throws IllegalArgumentException if there is no such type
   */
  public SystemResourceInfo(String name, String version, String type) {
    this(name, version, SystemResourceType.valueOf(type));
  }

  public SystemResourceInfo(String name, String version, SystemResourceType type) {
    this.name = name;
    this.version = version;
    this.type = type;
  }

  public String getName() {
    return name;
  }

  public String getVersion() {
    return version;
  }

  public SystemResourceType getType() {
    return type;
  }

  public String getTypeString() {
    return type.toString();
  }
}
