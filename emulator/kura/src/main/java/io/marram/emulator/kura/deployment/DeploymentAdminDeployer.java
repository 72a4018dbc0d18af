package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.packages.InstalledPackage;
import io.marram.emulator.kura.packages.InstalledPackage.InstalledBundle;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.deploymentadmin.BundleInfo;
import org.osgi.service.deploymentadmin.DeploymentAdmin;
import org.osgi.service.deploymentadmin.DeploymentException;
import org.osgi.service.deploymentadmin.DeploymentPackage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs packages through DeploymentAdmin, as Kura does, around three of its habits: it copies
 * and packs every byte, which takes long for native libraries; it takes a bundle of the same
 * version for the same bundle; and removing a package removes its memory of all others.
 */
final class DeploymentAdminDeployer implements Deployer {
  private static final Logger logger = LoggerFactory.getLogger(DeploymentAdminDeployer.class);
  private static final String LOCATION = "osgi-dp:";

  private final BundleContext context;
  private final DeploymentAdmin admin;
  private final FrameworkPackages framework;
  private final long largeBundle;

  /**
   * @param largeBundle size in bytes above which a bundle does not pass through DeploymentAdmin
   */
  DeploymentAdminDeployer(BundleContext context, DeploymentAdmin admin, long largeBundle) {
    this.context = context;
    this.admin = admin;
    this.framework = new FrameworkPackages(context);
    this.largeBundle = largeBundle;
  }

  @Override
  public boolean holds(PackageFile file) {
    DeploymentPackage existing = admin.getDeploymentPackage(file.name());
    return existing != null
        && file.fingerprint().equals(framework.fingerprint(file.name()))
        && file.bundles().stream()
            .allMatch(
                bundle -> {
                  Bundle present = context.getBundle(bundle.location());
                  return present != null && present.getVersion().equals(bundle.version());
                });
  }

  @Override
  public void requireNoForeignBundles(PackageFile wanted) throws PackageException {
    for (PackagedBundle bundle : wanted.bundles()) {
      Bundle present = context.getBundle(bundle.location());
      DeploymentPackage owner = present == null ? null : admin.getDeploymentPackage(present);
      if (owner != null && !owner.getName().equals(wanted.name())) {
        throw new PackageException(
            "bundle %s is in package %s already: uninstall that first"
                .formatted(bundle.symbolicName(), owner.getName()));
      }
      for (Bundle other : context.getBundles()) {
        if (bundle.symbolicName().equals(other.getSymbolicName())
            && bundle.version().equals(other.getVersion())
            && !other.getLocation().startsWith(LOCATION)) {
          throw new PackageException(
              "bundle %s/%s is already present, and not from a package: uninstall it first"
                  .formatted(bundle.symbolicName(), bundle.version()));
        }
      }
    }
  }

  @Override
  public void install(Optional<PackageFile> before, PackageFile wanted) throws PackageException {
    DeploymentPackage existing = admin.getDeploymentPackage(wanted.name());
    Set<PackagedBundle> unchanged = new HashSet<>();
    if (existing != null && before.filter(this::holds).isPresent()) {
      unchanged.addAll(before.get().bundles());
      unchanged.retainAll(wanted.bundles());
    }
    Path reduced = context.getDataFile("reduced.dp").toPath();
    try {
      framework.forget(wanted.name());
      Set<PackagedBundle> large = place(wanted, unchanged);
      new ReducedPackage(
              wanted,
              unchanged.isEmpty() ? Optional.empty() : Optional.of(existing.getVersion()),
              unchanged,
              large)
          .write(reduced);
      try (InputStream in = Files.newInputStream(reduced)) {
        admin.installDeploymentPackage(in);
      }
      removeOrphans();
      framework.record(wanted.name(), wanted.fingerprint());
      Files.delete(reduced);
    } catch (DeploymentException | BundleException | IOException | RuntimeException e) {
      // Whatever DeploymentAdmin throws, the caller must put back what was there.
      throw new PackageException("the package cannot be installed: " + Reasons.of(e), e);
    }
  }

  /**
   * Gives the framework the bundles that DeploymentAdmin would be slow with, or would not update.
   *
   * @return those whose content it need not see
   */
  private Set<PackagedBundle> place(PackageFile wanted, Set<PackagedBundle> unchanged)
      throws IOException, BundleException {
    Set<PackagedBundle> large = new HashSet<>();
    try (ZipFile zip = new ZipFile(wanted.file().toFile())) {
      for (PackagedBundle bundle : wanted.bundles()) {
        Bundle present = context.getBundle(bundle.location());
        boolean isLarge = bundle.size() > largeBundle;
        boolean hasSameVersion = present != null && present.getVersion().equals(bundle.version());
        if (!unchanged.contains(bundle) && (isLarge || hasSameVersion)) {
          try (InputStream content = zip.getInputStream(zip.getEntry(bundle.path()))) {
            place(bundle, present, content);
          }
        }
        if (isLarge && !unchanged.contains(bundle)) {
          large.add(bundle);
        }
      }
    }
    return large;
  }

  private void place(PackagedBundle bundle, Bundle present, InputStream content)
      throws BundleException {
    if (present == null) {
      context.installBundle(bundle.location(), content);
    } else {
      if (!isFragment(present)) {
        present.stop();
      }
      present.update(content);
    }
  }

  /** Removes bundles that an installation has left behind that failed. */
  private void removeOrphans() throws BundleException {
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getLocation().startsWith(LOCATION) && admin.getDeploymentPackage(bundle) == null) {
        bundle.uninstall();
      }
    }
  }

  @Override
  public void uninstall(String name) throws PackageException {
    try {
      framework.forget(name);
      DeploymentPackage existing = admin.getDeploymentPackage(name);
      if (existing != null) {
        framework.keepOthers(admin, name, existing::uninstall);
      }
      removeOrphans();
      framework.refresh();
    } catch (DeploymentException | BundleException | IOException | RuntimeException e) {
      throw new PackageException(
          "package %s cannot be uninstalled: %s".formatted(name, Reasons.of(e)), e);
    }
  }

  @Override
  public void start() {
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getLocation().startsWith(LOCATION)
          && bundle.getState() != Bundle.ACTIVE
          && !isFragment(bundle)) {
        try {
          bundle.start();
        } catch (BundleException e) {
          logger.error(
              "event=bundle.not.started name={} reason=\"{}\"",
              bundle.getSymbolicName(),
              Reasons.of(e));
        }
      }
    }
  }

  @Override
  public List<InstalledPackage> packages() {
    return Arrays.stream(admin.listDeploymentPackages())
        .map(this::describe)
        .sorted(Comparator.comparing(InstalledPackage::name))
        .toList();
  }

  private InstalledPackage describe(DeploymentPackage installed) {
    List<InstalledBundle> bundles =
        Arrays.stream(installed.getBundleInfos()).map(this::describe).toList();
    return new InstalledPackage(
        installed.getName(), installed.getVersion().toString(), bundles, false);
  }

  private InstalledBundle describe(BundleInfo info) {
    Bundle bundle = context.getBundle(LOCATION + info.getSymbolicName());
    return new InstalledBundle(
        info.getSymbolicName(),
        info.getVersion().toString(),
        bundle == null ? "UNINSTALLED" : BundleStates.name(bundle));
  }

  static boolean isFragment(Bundle bundle) {
    return bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
  }
}
