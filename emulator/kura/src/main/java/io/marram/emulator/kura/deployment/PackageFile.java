package io.marram.emulator.kura.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * A deployment package on disk, as its manifest and its directory describe it; {@link PackageCheck}
 * compares that with what is in it.
 *
 * @param bundles in the order in which the file holds them, which is the order they are started in
 */
record PackageFile(
    Path file, Manifest manifest, String name, Version version, List<PackagedBundle> bundles) {
  static final String NAME = "DeploymentPackage-SymbolicName";
  static final String VERSION = "DeploymentPackage-Version";
  static final String FIX_PACKAGE = "DeploymentPackage-FixPack";

  private static final int MANIFEST_BYTES = 1 << 20;
  private static final Pattern SYMBOLIC_NAME =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}");

  /**
   * Reads what a package says of itself.
   *
   * @throws PackageException when it does not say what a package must
   */
  static PackageFile read(Path file) throws PackageException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return read(file, zip);
    } catch (ZipException e) {
      throw new PackageException(
          file.getFileName() + " is not a deployment package, or not all of it: " + e.getMessage(),
          e);
    } catch (IOException e) {
      throw new PackageException(file + " cannot be read: " + e, e);
    }
  }

  static PackageFile read(Path file, ZipFile zip) throws IOException, PackageException {
    Manifest manifest = manifest(file, zip);
    Attributes main = manifest.getMainAttributes();
    String name = symbolicName(main.getValue(NAME), NAME);
    Version version = version(main.getValue(VERSION), VERSION);
    if (main.getValue(FIX_PACKAGE) != null) {
      throw new PackageException(
          "this is a fix package, which Kura cannot install again at its next start: install the"
              + " whole package, bundles that have not changed go on running");
    }
    List<PackagedBundle> bundles = new ArrayList<>();
    for (ZipEntry entry : zip.stream().toList()) {
      Attributes section = manifest.getAttributes(entry.getName());
      if (section != null) {
        bundles.add(bundle(entry, section));
      }
    }
    return new PackageFile(file, manifest, name, version, List.copyOf(bundles));
  }

  /** The name that Kura gives the file. */
  String fileName() {
    return name + "_" + version + ".dp";
  }

  /** Differs when any bundle differs. */
  String fingerprint() {
    return version + " " + bundles;
  }

  private static Manifest manifest(Path file, ZipFile zip) throws IOException, PackageException {
    ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
    if (entry == null) {
      throw new PackageException(
          file.getFileName() + " is not a deployment package: it has no manifest");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MANIFEST_BYTES + 1);
      if (bytes.length > MANIFEST_BYTES) {
        throw new PackageException("the manifest has more than " + MANIFEST_BYTES + " bytes");
      }
      return new Manifest(new ByteArrayInputStream(bytes));
    }
  }

  private static PackagedBundle bundle(ZipEntry entry, Attributes section) throws PackageException {
    String where = "of " + entry.getName() + " in the manifest";
    String symbolicName = section.getValue(Constants.BUNDLE_SYMBOLICNAME);
    if (symbolicName == null) {
      throw new PackageException(
          entry.getName() + " is not a bundle, and Kura has no processor for other resources");
    }
    return new PackagedBundle(
        entry.getName(),
        symbolicName(
            symbolicName.split(";", 2)[0].trim(), Constants.BUNDLE_SYMBOLICNAME + " " + where),
        version(section.getValue(Constants.BUNDLE_VERSION), Constants.BUNDLE_VERSION + " " + where),
        entry.getSize(),
        entry.getCrc());
  }

  private static String symbolicName(String value, String header) throws PackageException {
    if (value == null) {
      throw new PackageException("this is not a deployment package: it has no " + header);
    }
    // The name becomes part of a file name.
    if (!SYMBOLIC_NAME.matcher(value).matches()) {
      throw new PackageException(
          header + " must be 1 to 200 of the characters A-Z a-z 0-9 _ - . and was " + shown(value));
    }
    return value;
  }

  private static Version version(String value, String header) throws PackageException {
    try {
      if (value != null) {
        return new Version(value.trim());
      }
    } catch (IllegalArgumentException e) {
      throw new PackageException(
          header + " must be a version such as 1.2.3 and was " + shown(value), e);
    }
    throw new PackageException("this is not a deployment package: it has no " + header);
  }

  private static String shown(String value) {
    return "\"" + value.substring(0, Math.min(value.length(), 100)) + "\"";
  }

  /** Sections of the manifest by entry. */
  Map<String, Attributes> sections() {
    return manifest.getEntries();
  }
}
