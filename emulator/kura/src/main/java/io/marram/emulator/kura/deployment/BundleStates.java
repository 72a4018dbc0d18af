package io.marram.emulator.kura.deployment;

import org.osgi.framework.Bundle;

/** The words of OSGi for a bundle's state. */
final class BundleStates {
  private BundleStates() {}

  static String name(Bundle bundle) {
    return switch (bundle.getState()) {
      case Bundle.INSTALLED -> "INSTALLED";
      case Bundle.RESOLVED -> "RESOLVED";
      case Bundle.STARTING -> "STARTING";
      case Bundle.ACTIVE -> "ACTIVE";
      case Bundle.STOPPING -> "STOPPING";
      default -> "UNINSTALLED";
    };
  }
}
