package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.packages.InstalledPackage;
import java.util.List;
import java.util.Optional;

/**
 * Brings packages into the framework and takes them out of it. Killed in the middle, it leaves a
 * mixture: its caller must remember to clear the framework's storage.
 */
interface Deployer {

  /** Whether just this package is in the framework, with all its bundles. */
  boolean holds(PackageFile file);

  /**
   * Refuses any change while an earlier one hangs; one that waits for ever has nothing to refuse.
   *
   * @throws PackageException naming the bundle that hangs
   */
  default void requireNoneHangs() throws PackageException {}

  /**
   * Refuses a package that would touch bundles of others.
   *
   * @throws PackageException naming the bundle
   */
  void requireNoForeignBundles(PackageFile wanted) throws PackageException;

  /**
   * Installs a package, or puts it in the place of another version. Bundles that are the same in
   * both go on running.
   *
   * @param before what is installed now, if that is known for sure
   * @throws PackageException when it is not installed; what was there before may have suffered
   */
  void install(Optional<PackageFile> before, PackageFile wanted) throws PackageException;

  /**
   * Removes a package.
   *
   * @throws PackageException when it is not removed, or not all of it
   */
  void uninstall(String name) throws PackageException;

  /** Starts what could not be started when its package was installed, because of another one. */
  void start();

  /** What is in the framework now, by name; nothing is said of trials. */
  List<InstalledPackage> packages();
}
