package io.marram.emulator.kura.packages;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes the installed deployment packages, one operation after the other. Every method returns at
 * once; {@link #operations()} tells how an operation goes on and, if it fails, why.
 */
@ProviderType
public interface PackageOperations {

  /**
   * Installs a package, or updates the installed one of that name.
   *
   * @param file is taken: it is moved away or deleted, whatever comes of it
   * @return id of the operation
   */
  String install(Path file);

  /**
   * Downloads and installs a package.
   *
   * @param url with the scheme http, https or file
   * @return id of the operation
   */
  String install(URI url);

  /**
   * Removes a package and its bundles.
   *
   * @return id of the operation
   */
  String uninstall(String name);

  /** The operations that run or wait and the latest that have ended, newest first. */
  List<PackageOperation> operations();

  /** What is installed now, by name. */
  List<InstalledPackage> packages();
}
