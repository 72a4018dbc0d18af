package io.marram.emulator.kura.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * Reads all of a package before anything is changed: whether it is whole, holds what its manifest
 * says and nothing else, fits this machine, and unpacks to a bounded size.
 */
final class PackageCheck {

  /**
   * What is too much.
   *
   * @param entries in a package
   * @param entryBytes of one entry, unpacked
   * @param totalBytes of all entries, unpacked
   * @param ratio of an entry's unpacked size to its packed one
   */
  record Limits(int entries, long entryBytes, long totalBytes, int ratio) {
    static final Limits DEFAULT = new Limits(1_000, 512L << 20, 1L << 30, 100);
  }

  /** Bundles with native code say in this header what it runs on, such as linux-x86_64. */
  private static final String NATIVES = "Marram-Natives";

  private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  private static final Predicate<String> UNSAFE_NAME =
      Pattern.compile("^/|^[A-Za-z]:|\\\\|(^|/)\\.\\.?(/|$)|\\p{Cntrl}").asPredicate();
  private static final int SMALL = 1 << 20;

  private final Limits limits;
  private final String machine;

  /**
   * @param machine what native code must be for
   */
  PackageCheck(Limits limits, String machine) {
    this.limits = limits;
    this.machine = machine;
  }

  static String thisMachine() {
    String processor = System.getProperty("os.arch").replace("amd64", "x86_64");
    return System.getProperty("os.name").toLowerCase(Locale.ROOT) + "-" + processor;
  }

  /**
   * Checks a package.
   *
   * @throws PackageException saying what is wrong with it
   */
  PackageFile check(Path file) throws PackageException {
    try {
      requireManifestFirst(file);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        requireFewEntriesWithSafeNames(zip);
        PackageFile read = PackageFile.read(file, zip);
        requireSameEntriesAsInManifest(zip, read);
        requireContentAsDescribed(zip, read);
        return read;
      }
    } catch (ZipException e) {
      throw new PackageException(
          "the package is damaged, or not all of it has arrived: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new PackageException("the package cannot be read: " + e, e);
    }
  }

  private static void requireManifestFirst(Path file) throws IOException, PackageException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
      ZipEntry first = zip.getNextEntry();
      if (first == null) {
        throw new PackageException("this is not a deployment package: it is no zip file");
      }
      if (first.getName().equals("META-INF/")) {
        first = zip.getNextEntry();
      }
      if (first == null || !first.getName().equals(JarFile.MANIFEST_NAME)) {
        throw new PackageException(
            "this is not a deployment package: its manifest is not its first entry");
      }
    }
  }

  private void requireFewEntriesWithSafeNames(ZipFile zip) throws PackageException {
    if (zip.size() > limits.entries()) {
      throw new PackageException(
          "the package has %d entries, at most %d are allowed"
              .formatted(zip.size(), limits.entries()));
    }
    Set<String> names = new HashSet<>();
    for (ZipEntry entry : zip.stream().toList()) {
      String name = entry.getName();
      if (UNSAFE_NAME.test(name)) {
        throw new PackageException(
            "the entry \"" + printable(name) + "\" leads out of the package");
      }
      if (!names.add(name)) {
        throw new PackageException("the package has two entries " + name);
      }
    }
  }

  private static void requireSameEntriesAsInManifest(ZipFile zip, PackageFile read)
      throws PackageException {
    for (String path : read.sections().keySet()) {
      if (zip.getEntry(path) == null) {
        throw new PackageException(printable(path) + " is in the manifest and not in the package");
      }
    }
    for (ZipEntry entry : zip.stream().toList()) {
      String name = entry.getName();
      if (!entry.isDirectory()
          && !name.equals(JarFile.MANIFEST_NAME)
          && !SIGNATURE.matcher(name).matches()
          && !read.sections().containsKey(name)) {
        throw new PackageException(name + " is in the package and not in the manifest");
      }
    }
    if (read.bundles().isEmpty()) {
      throw new PackageException("the package holds no bundle");
    }
    Set<String> names = new HashSet<>();
    for (PackagedBundle bundle : read.bundles()) {
      if (!names.add(bundle.symbolicName())) {
        throw new PackageException("the package holds two bundles " + bundle.symbolicName());
      }
    }
  }

  private void requireContentAsDescribed(ZipFile zip, PackageFile read)
      throws IOException, PackageException {
    long total = 0;
    for (ZipEntry entry : zip.stream().toList()) {
      try (CheckedInputStream in =
          new CheckedInputStream(
              new BoundedStream(zip.getInputStream(entry), most(entry)), new CRC32())) {
        for (PackagedBundle bundle : read.bundles()) {
          if (bundle.path().equals(entry.getName())) {
            requireBundle(bundle, in);
          }
        }
        in.transferTo(OutputStream.nullOutputStream());
        if (in.getChecksum().getValue() != entry.getCrc()) {
          throw new PackageException(entry.getName() + " is damaged: its checksum is wrong");
        }
      } catch (BoundedStream.TooLongException e) {
        throw new PackageException(
            entry.getName() + " unpacks to more than its size allows: it may be a zip bomb", e);
      }
      total += entry.getSize();
      if (total > limits.totalBytes()) {
        throw new PackageException(
            "the package unpacks to more than %d MiB".formatted(limits.totalBytes() >> 20));
      }
    }
  }

  /** No entry may be longer than it says, whatever it says. */
  private long most(ZipEntry entry) {
    long byRatio = Math.max(SMALL, entry.getCompressedSize() * limits.ratio());
    return Math.min(entry.getSize(), Math.min(limits.entryBytes(), byRatio));
  }

  private void requireBundle(PackagedBundle bundle, InputStream content)
      throws IOException, PackageException {
    Attributes headers = headers(bundle, content);
    String name = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
    if (name == null) {
      throw new PackageException(bundle.path() + " is not a bundle: it has no symbolic name");
    }
    String version = headers.getValue(Constants.BUNDLE_VERSION);
    requireEqual(bundle, "symbolic name", bundle.symbolicName(), name.split(";", 2)[0].trim());
    requireEqual(bundle, "version", bundle.version().toString(), normalised(version));
    String natives = headers.getValue(NATIVES);
    if (natives != null && !natives.equals(machine)) {
      throw new PackageException(
          "%s is for %s, and this machine is %s".formatted(bundle.path(), natives, machine));
    }
  }

  private static void requireEqual(
      PackagedBundle bundle, String what, String inPackage, String inBundle)
      throws PackageException {
    if (!inPackage.equals(inBundle)) {
      throw new PackageException(
          "the manifest gives %s the %s %s, but it is %s"
              .formatted(bundle.path(), what, inPackage, printable(inBundle)));
    }
  }

  private static String normalised(String version) {
    try {
      return Version.parseVersion(version).toString();
    } catch (IllegalArgumentException e) {
      return version;
    }
  }

  /** The manifest of a bundle may be anywhere in it, though it should be in front. */
  private static Attributes headers(PackagedBundle bundle, InputStream content)
      throws IOException, PackageException {
    // Not closed: the rest of the entry is still to be read.
    ZipInputStream jar = new ZipInputStream(content);
    InputStream skipped = new BoundedStream(jar, Limits.DEFAULT.entryBytes());
    for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
      if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
        return new Manifest(new BoundedStream(jar, SMALL)).getMainAttributes();
      }
      skipped.transferTo(OutputStream.nullOutputStream());
    }
    throw new PackageException(bundle.path() + " is not a bundle: it has no manifest");
  }

  private static String printable(String text) {
    return text.substring(0, Math.min(text.length(), 200)).replaceAll("\\p{Cntrl}", "?");
  }
}
