package io.marram.inference.internal;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Where native libraries are kept if nobody says otherwise.
 *
 * <p>Kura may keep OSGi's own storage on a disk in memory, and loses it when packages are installed
 * anew; so its data directory is preferred, and the framework's storage is only the last resort. A
 * bundle's own storage will not do: it goes with the bundle, while what was loaded from it stays.
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
    BundleContext framework = context.getBundle(Constants.SYSTEM_BUNDLE_ID).getBundleContext();
    return framework.getDataFile(NAME).toPath();
  }
}
