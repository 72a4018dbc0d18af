package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.packages.InstalledPackage;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A deployer that no bundle can hold for ever. */
final class BoundedDeployer implements Deployer {
  private static final Logger logger = LoggerFactory.getLogger(BoundedDeployer.class);

  private final Deployer deployer;
  private final BoundedChange changes;

  BoundedDeployer(Deployer deployer, BoundedChange changes) {
    this.deployer = deployer;
    this.changes = changes;
  }

  @Override
  public boolean holds(PackageFile file) {
    return deployer.holds(file);
  }

  @Override
  public void requireNoneHangs() throws PackageException {
    changes.requireNoneHangs();
  }

  @Override
  public void requireNoForeignBundles(PackageFile wanted) throws PackageException {
    deployer.requireNoForeignBundles(wanted);
  }

  @Override
  public void install(Optional<PackageFile> before, PackageFile wanted) throws PackageException {
    changes.run(
        () -> {
          deployer.install(before, wanted);
          return wanted;
        });
  }

  @Override
  public void uninstall(String name) throws PackageException {
    changes.run(
        () -> {
          deployer.uninstall(name);
          return name;
        });
  }

  @Override
  public void start() {
    try {
      changes.run(
          () -> {
            deployer.start();
            return this;
          });
    } catch (PackageException e) {
      logger.error("event=bundles.not.started reason=\"{}\"", e.getMessage());
    }
  }

  @Override
  public List<InstalledPackage> packages() {
    return deployer.packages();
  }
}
