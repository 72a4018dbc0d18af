package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.storage.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.deploymentadmin.DeploymentAdmin;
import org.osgi.service.deploymentadmin.DeploymentException;

/**
 * What the framework's storage knows of packages: which content is installed under which name. It
 * is lost with the storage, as it must be.
 */
final class FrameworkPackages {
  private static final int REFRESH_SECONDS = 10;

  /** The uninstallation of one package. */
  interface Uninstallation {
    void run() throws DeploymentException;
  }

  private final BundleContext context;
  private final Path record;

  FrameworkPackages(BundleContext context) {
    this.context = context;
    this.record = context.getDataFile("packages.properties").toPath();
  }

  /** Empty when nothing is known. */
  String fingerprint(String name) {
    try {
      return read().getProperty(name, "");
    } catch (IOException e) {
      // As if nothing were known: the package is installed again.
      return "";
    }
  }

  void record(String name, String fingerprint) throws IOException {
    Properties entries = read();
    entries.setProperty(name, fingerprint);
    write(entries);
  }

  void forget(String name) throws IOException {
    Properties entries = read();
    entries.remove(name);
    write(entries);
  }

  /**
   * Uninstalls a package. DeploymentAdmin then deletes what it has stored of all packages, not only
   * of this one: the others' folders are out of its reach meanwhile.
   */
  void keepOthers(DeploymentAdmin admin, String name, Uninstallation uninstallation)
      throws DeploymentException, IOException {
    BundleContext owner = FrameworkUtil.getBundle(admin.getClass()).getBundleContext();
    Path stored = owner.getDataFile("packages").toPath();
    Path kept = stored.resolveSibling("packages.kept");
    Files.move(stored, kept);
    try {
      uninstallation.run();
      delete(kept.resolve(name));
    } finally {
      Files.deleteIfExists(stored);
      Files.move(kept, stored);
    }
  }

  /** Lets go of the classes of bundles that are gone. */
  void refresh() {
    CountDownLatch refreshed = new CountDownLatch(1);
    context
        .getBundle(Constants.SYSTEM_BUNDLE_LOCATION)
        .adapt(FrameworkWiring.class)
        .refreshBundles(
            null,
            event -> {
              if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                refreshed.countDown();
              }
            });
    try {
      refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private Properties read() throws IOException {
    Properties entries = new Properties();
    if (Files.exists(record)) {
      try (InputStream in = Files.newInputStream(record)) {
        entries.load(in);
      }
    }
    return entries;
  }

  private void write(Properties entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    entries.store(out, null);
    DurableFile.write(record, out.toByteArray());
  }
}
