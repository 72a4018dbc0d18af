package io.marram.emulator.cli.kura;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * A deployment package that is not installed yet.
 *
 * @param file the file
 * @param content what it would be on a gateway
 */
public record PackageFile(Path file, InstalledPackage content) {

  private static final int LARGEST_MANIFEST_BYTES = 1 << 20;
  private static final String NAME = "DeploymentPackage-SymbolicName";
  private static final String VERSION = "DeploymentPackage-Version";

  /**
   * Looks at a file's manifest. What is in the bundles is the gateway's to check.
   *
   * @throws KuraFailure saying why it is not a complete deployment package
   */
  public static PackageFile read(Path file) {
    if (Files.notExists(file)) {
      throw refused("there is no file " + file);
    }
    if (!Files.isRegularFile(file)) {
      throw refused(file + " is not a file");
    }
    try {
      requireComplete(file);
      Attributes attributes = manifest(file).getMainAttributes();
      String name = attributes.getValue(NAME);
      String version = attributes.getValue(VERSION);
      if (name == null || version == null) {
        String kind = attributes.getValue("Bundle-SymbolicName") == null ? "" : " but a bundle";
        throw refused(
            file
                + " is not a deployment package"
                + kind
                + ": its manifest has no "
                + missing(name));
      }
      return new PackageFile(file, InstalledPackage.of(name.strip(), version));
    } catch (ZipException e) {
      throw refused(file + " is not a deployment package, or not all of it: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw refused(file + " is not a deployment package: " + e.getMessage(), e);
    } catch (IOException e) {
      throw refused(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** A zip file's directory is at its end. */
  private static void requireComplete(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() == 0) {
        throw new ZipException("it is empty");
      }
    }
  }

  private static Manifest manifest(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(stream)) {
      ZipEntry first = zip.getNextEntry();
      if (first == null || !first.getName().equals(JarFile.MANIFEST_NAME)) {
        throw refused(
            file
                + " is not a deployment package: "
                + JarFile.MANIFEST_NAME
                + " is not its first"
                + " entry");
      }
      byte[] bytes = zip.readNBytes(LARGEST_MANIFEST_BYTES + 1);
      if (bytes.length > LARGEST_MANIFEST_BYTES) {
        throw refused(file + " is not a deployment package: its manifest is larger than 1 MB");
      }
      return new Manifest(new ByteArrayInputStream(bytes));
    }
  }

  private static String missing(String name) {
    return name == null ? NAME : VERSION;
  }

  private static KuraFailure refused(String message) {
    return new KuraFailure(KuraFailure.Kind.FILE, message);
  }

  private static KuraFailure refused(String message, Throwable cause) {
    return new KuraFailure(KuraFailure.Kind.FILE, message, cause);
  }
}
