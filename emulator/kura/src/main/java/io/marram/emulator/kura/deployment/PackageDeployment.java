package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.packages.InstalledPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes the installed packages so that a gateway that is killed at any moment has either what was
 * installed before or what is installed after: the framework is changed under a journal, and what
 * counts is the list of installed packages, which changes at once and last.
 */
final class PackageDeployment {
  private static final Logger logger = LoggerFactory.getLogger(PackageDeployment.class);

  private final PackageStore store;
  private final InstalledPackages list;
  private final Journal journal;
  private final Deployer deployer;
  private final Trial trial;
  private final Consumer<String> step;
  private volatile String onTrial = "";

  /**
   * @param step told of each step that is done; a test throws from it, as if the gateway were
   *     killed
   */
  PackageDeployment(
      PackageStore store,
      InstalledPackages list,
      Journal journal,
      Deployer deployer,
      Trial trial,
      Consumer<String> step) {
    this.store = store;
    this.list = list;
    this.journal = journal;
    this.deployer = deployer;
    this.trial = trial;
    this.step = step;
  }

  /**
   * Installs a package, watches it, and undoes it all if it does not work.
   *
   * @param wanted in the store
   * @param trialBegins run when it is installed and not yet kept
   * @return why it was rolled back; empty when it is kept
   * @throws PackageException when it cannot be installed; what was there before is there still
   */
  synchronized Optional<String> install(PackageFile wanted, Duration period, Runnable trialBegins)
      throws PackageException, InterruptedException {
    try {
      deployer.requireNoneHangs();
      deployer.requireNoForeignBundles(wanted);
      store.requireSpaceToInstall(wanted.file());
      Optional<PackageFile> before = installed(wanted.name());
      Trial.Watch watch = trial.begin(before);
      journal.begin("install " + wanted.fileName());
      step.accept("journal begun");
      try {
        deployer.install(before, wanted);
      } catch (PackageException e) {
        putBack(wanted.name(), Optional.empty(), before);
        throw e;
      }
      step.accept("installed");
      onTrial = wanted.name();
      trialBegins.run();
      Optional<String> problem = watch.await(wanted, period);
      step.accept("tried");
      if (problem.isPresent()) {
        putBack(wanted.name(), Optional.of(wanted), before);
      } else {
        keep(wanted, before);
      }
      return problem;
    } catch (IOException e) {
      throw new PackageException("the package cannot be stored: " + e, e);
    } finally {
      onTrial = "";
    }
  }

  private void keep(PackageFile wanted, Optional<PackageFile> before)
      throws IOException, PackageException {
    try {
      Path file = store.keep(wanted);
      step.accept("file moved");
      // The same file name again is the same entry in the list.
      if (!list.file(wanted.name()).equals(Optional.of(file))) {
        list.put(wanted.name(), file);
      }
    } catch (IOException e) {
      putBack(wanted.name(), Optional.of(wanted), before);
      throw e;
    }
    step.accept("listed");
    journal.end();
    step.accept("journal ended");
    if (before.isPresent() && !before.get().file().equals(store.place(wanted))) {
      store.discard(before.get().file());
    }
  }

  /**
   * @param now what is installed, if that is known for sure
   */
  private void putBack(String name, Optional<PackageFile> now, Optional<PackageFile> before)
      throws PackageException, IOException {
    try {
      if (before.isPresent()) {
        deployer.install(now, before.get());
      } else {
        deployer.uninstall(name);
      }
    } catch (PackageException e) {
      // The journal stays.
      throw new PackageException(
          "what was installed before comes back at the next start only: " + e.getMessage(), e);
    }
    step.accept("put back");
    journal.end();
  }

  /**
   * Removes a package and its bundles.
   *
   * @throws PackageException when there is none of that name, or it is there still
   */
  synchronized void uninstall(String name) throws PackageException {
    try {
      deployer.requireNoneHangs();
      Optional<PackageFile> before = installed(name);
      if (before.isEmpty() && deployer.packages().stream().noneMatch(p -> p.name().equals(name))) {
        throw new PackageException("there is no package " + name);
      }
      journal.begin("uninstall " + name);
      step.accept("journal begun");
      try {
        deployer.uninstall(name);
      } catch (PackageException e) {
        putBack(name, Optional.empty(), before);
        throw e;
      }
      step.accept("uninstalled");
      list.remove(name);
      step.accept("listed");
      journal.end();
      step.accept("journal ended");
      if (before.isPresent()) {
        store.discard(before.get().file());
      }
    } catch (IOException e) {
      throw new PackageException("package %s cannot be uninstalled: %s".formatted(name, e), e);
    }
  }

  /**
   * Brings the framework to what the list says, after a start.
   *
   * @param progress told what is being installed
   */
  synchronized void restore(Consumer<String> progress) throws IOException {
    List<PackageFile> missing = new ArrayList<>();
    for (Map.Entry<String, Path> entry : list.files().entrySet()) {
      Optional<PackageFile> file = installed(entry.getKey());
      if (file.isEmpty()) {
        logger.error(
            "event=package.lost name={} file={} action=\"install it again\"",
            entry.getKey(),
            entry.getValue());
      } else if (!deployer.holds(file.get())) {
        missing.add(file.get());
      }
    }
    Set<String> listed = list.files().keySet();
    List<String> stray =
        deployer.packages().stream()
            .map(InstalledPackage::name)
            .filter(name -> !listed.contains(name))
            .toList();
    if (!missing.isEmpty() || !stray.isEmpty()) {
      journal.begin("restore");
      step.accept("journal begun");
      for (String name : stray) {
        tryToRestore(name, () -> deployer.uninstall(name));
      }
      for (PackageFile file : missing) {
        progress.accept("installing " + file.name() + " " + file.version());
        tryToRestore(file.name(), () -> deployer.install(Optional.empty(), file));
        step.accept("restored " + file.name());
      }
      deployer.start();
    }
    store.clear(list.files().values());
    if (isUsable()) {
      journal.clear();
    }
  }

  private boolean isUsable() {
    try {
      deployer.requireNoneHangs();
      return true;
    } catch (PackageException e) {
      logger.error("event=packages.hang reason=\"{}\"", e.getMessage());
      return false;
    }
  }

  private interface Change {
    void run() throws PackageException;
  }

  /** One package that cannot be restored must not keep the others away. */
  private static void tryToRestore(String name, Change change) {
    try {
      change.run();
    } catch (PackageException e) {
      logger.error("event=package.not.restored name={} reason=\"{}\"", name, e.getMessage());
    }
  }

  /** What is in the framework now, by name. */
  List<InstalledPackage> packages() {
    String tried = onTrial;
    return deployer.packages().stream()
        .map(
            p ->
                p.name().equals(tried)
                    ? new InstalledPackage(p.name(), p.version(), p.bundles(), true)
                    : p)
        .toList();
  }

  /** The package of that name as the list says it was installed. */
  Optional<PackageFile> installed(String name) throws IOException {
    Optional<Path> file = list.file(name);
    if (file.isEmpty() || Files.notExists(file.get())) {
      return Optional.empty();
    }
    try {
      return Optional.of(PackageFile.read(file.get()));
    } catch (PackageException e) {
      logger.error("event=package.unreadable file={} reason=\"{}\"", file.get(), e.getMessage());
      return Optional.empty();
    }
  }
}
