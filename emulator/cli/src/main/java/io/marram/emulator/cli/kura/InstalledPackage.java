package io.marram.emulator.cli.kura;

import org.osgi.framework.Version;

/**
 * A deployment package that a gateway has.
 *
 * @param name its symbolic name
 * @param version its version
 */
public record InstalledPackage(String name, Version version) {

  /**
   * A package as a gateway names it.
   *
   * @throws IllegalArgumentException if the version is none
   */
  public static InstalledPackage of(String name, String version) {
    return new InstalledPackage(name, Version.parseVersion(version));
  }

  @Override
  public String toString() {
    return name + " " + version;
  }
}
