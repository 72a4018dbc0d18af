package io.marram.emulator.kura.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.deploymentadmin.DeploymentAdmin;
import org.osgi.service.deploymentadmin.DeploymentException;
import org.osgi.service.deploymentadmin.DeploymentPackage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs deployment packages. A package whose file has not changed is not installed again, so
 * that a start does not copy it; what a crash left half installed is removed and installed again.
 */
@Component(
    name = "io.marram.emulator.kura.deployment.PackageDeployment",
    service = PackageDeployment.class)
public final class PackageDeployment {
  private static final Logger logger = LoggerFactory.getLogger(PackageDeployment.class);

  private final BundleContext context;
  private final DeploymentAdmin admin;
  private final InstalledPackages installed;

  @Activate
  public PackageDeployment(
      BundleContext context, @Reference(name = "DeploymentAdmin") DeploymentAdmin admin) {
    this.context = context;
    this.admin = admin;
    this.installed =
        new InstalledPackages(Path.of(context.getProperty("marram.home"), "dpa.properties"));
  }

  /**
   * Installs a package or replaces it by this file.
   *
   * @param progress told when there is something to install
   * @return false when just this file is installed already
   * @throws IOException naming the file and the reason
   */
  public synchronized boolean install(Path file, Consumer<String> progress) throws IOException {
    PackageFile wanted = PackageFile.read(file);
    if (installed.contains(wanted) && isComplete(wanted)) {
      start(wanted);
      return false;
    }
    progress.accept("installing " + wanted.name() + " " + wanted.version());
    try {
      makeRoom(wanted);
      try (InputStream in = Files.newInputStream(file)) {
        admin.installDeploymentPackage(in);
      }
      // DeploymentAdmin keeps to itself why a bundle has not started.
      start(wanted);
      installed.put(wanted);
      logger.info(
          "event=package.installed name={} version={} bundles={}",
          wanted.name(),
          wanted.version(),
          wanted.bundleNames().size());
      return true;
    } catch (DeploymentException | BundleException e) {
      throw new IOException(file + " cannot be installed: " + reason(e), e);
    }
  }

  /** Installs again what was installed before and is missing now, as Kura does at its start. */
  public synchronized void restore(Consumer<String> progress) throws IOException {
    for (Map.Entry<String, Path> entry : installed.files().entrySet()) {
      if (Files.exists(entry.getValue())) {
        install(entry.getValue(), progress);
      } else if (admin.getDeploymentPackage(entry.getKey()) == null) {
        logger.warn("event=package.lost name={} file={}", entry.getKey(), entry.getValue());
      }
    }
  }

  /** Uninstalls a package; false when there is none of that name. */
  public synchronized boolean uninstall(String name) throws IOException {
    DeploymentPackage existing = admin.getDeploymentPackage(name);
    installed.remove(name);
    if (existing == null) {
      return false;
    }
    try {
      existing.uninstall();
      logger.info("event=package.uninstalled name={}", name);
      return true;
    } catch (DeploymentException e) {
      throw new IOException("package " + name + " cannot be uninstalled: " + reason(e), e);
    }
  }

  private boolean isComplete(PackageFile wanted) {
    DeploymentPackage existing = admin.getDeploymentPackage(wanted.name());
    return existing != null
        && existing.getVersion().toString().equals(wanted.version())
        && wanted.bundleNames().stream().allMatch(name -> existing.getBundle(name) != null);
  }

  private void start(PackageFile complete) throws IOException {
    for (Bundle bundle : bundles(complete.bundleNames())) {
      try {
        if (bundle.getHeaders().get(Constants.FRAGMENT_HOST) == null) {
          bundle.start();
        }
      } catch (BundleException e) {
        throw new IOException(
            "bundle %s cannot be started: %s".formatted(bundle.getSymbolicName(), e.getMessage()),
            e);
      }
    }
  }

  /**
   * Removes what would make DeploymentAdmin refuse the package or keep its old bundles: it leaves
   * bundles of the same version alone, and refuses bundles that it has not installed itself.
   */
  private void makeRoom(PackageFile wanted) throws DeploymentException, BundleException {
    DeploymentPackage existing = admin.getDeploymentPackage(wanted.name());
    if (existing != null && existing.getVersion().toString().equals(wanted.version())) {
      existing.uninstallForced();
      existing = null;
    }
    if (existing == null) {
      for (Bundle bundle : bundles(wanted.bundleNames())) {
        if (admin.getDeploymentPackage(bundle) == null) {
          bundle.uninstall();
        }
      }
    }
  }

  private List<Bundle> bundles(List<String> names) {
    Set<String> wanted = new TreeSet<>(names);
    return List.of(context.getBundles()).stream()
        .filter(bundle -> wanted.contains(bundle.getSymbolicName()))
        .toList();
  }

  private static String reason(Exception e) {
    return e.getCause() == null
        ? e.getMessage()
        : e.getMessage() + ": " + e.getCause().getMessage();
  }
}
