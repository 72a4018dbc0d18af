package io.marram.inference.internal;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/**
 * Where native libraries are kept if nobody says otherwise.
 *
 * <p>Kura may keep OSGi's own storage on a disk in memory, and loses it when packages are installed
 * anew; so its data directory is preferred, and the bundle's own storage is only the last resort.
 */
final class DefaultDirectory {

  private static final String NAME = "marram-natives";

  private final BundleContext context;

  DefaultDirectory(BundleContext context) {
    this.context = context;
  }

  Path path() {
    String data = context.getProperty("kura.data");
    if (data != null && !data.isBlank()) {
      return Path.of(data, NAME);
    }
    String home = context.getProperty("kura.home");
    if (home != null && !home.isBlank()) {
      return Path.of(home, "data", NAME);
    }
    return context.getDataFile(NAME).toPath();
  }
}
