package io.marram.emulator.kura.packages;

import java.util.List;

/**
 * A package that is installed.
 *
 * @param onTrial it is watched and may still be rolled back
 */
public record InstalledPackage(
    String name, String version, List<InstalledBundle> bundles, boolean onTrial) {

  /**
   * A bundle of the package.
   *
   * @param state in the words of OSGi: INSTALLED, RESOLVED, STARTING, ACTIVE, STOPPING
   */
  public record InstalledBundle(String name, String version, String state) {}

  public InstalledPackage {
    bundles = List.copyOf(bundles);
  }
}
