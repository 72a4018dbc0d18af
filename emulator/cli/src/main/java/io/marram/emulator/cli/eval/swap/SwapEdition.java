package io.marram.emulator.cli.eval.swap;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Packs a deployment package again so that one of its bundles is an update: the same bundle under
 * another version, everything else byte by byte as it was.
 */
public final class SwapEdition {

  private static final String BUNDLE_NAME = "Bundle-SymbolicName";
  private static final String BUNDLE_VERSION = "Bundle-Version";
  private static final String PACKAGE_NAME = "DeploymentPackage-SymbolicName";
  private static final String PACKAGE_VERSION = "DeploymentPackage-Version";

  private final Path original;
  private final String bundle;

  /**
   * @param original a deployment package
   * @param bundle symbolic name of one of its bundles
   */
  SwapEdition(Path original, String bundle) {
    this.original = original;
    this.bundle = bundle;
  }

  /**
   * Of the package that has the bundle.
   *
   * @throws CommandFailure if none of them has
   */
  public static SwapEdition of(List<Path> packages, String bundle) {
    return packages.stream()
        .map(original -> new SwapEdition(original, bundle))
        .filter(SwapEdition::hasBundle)
        .findFirst()
        .orElseThrow(() -> new CommandFailure("no package has a bundle " + bundle));
  }

  private boolean hasBundle() {
    return manifest().getEntries().values().stream()
        .anyMatch(section -> bundle.equals(section.getValue(BUNDLE_NAME)));
  }

  /** The package's symbolic name. */
  String packageName() {
    return manifest().getMainAttributes().getValue(PACKAGE_NAME);
  }

  private Manifest manifest() {
    try (JarInputStream jar = new JarInputStream(Files.newInputStream(original))) {
      return jar.getManifest();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** What is installed once an edition is: versions by bundle. */
  Map<String, String> bundles(int number) {
    Map<String, String> versions = new TreeMap<>();
    for (Attributes section : manifest().getEntries().values()) {
      versions.put(section.getValue(BUNDLE_NAME), section.getValue(BUNDLE_VERSION));
    }
    versions.put(bundle, version(number));
    return versions;
  }

  /** The version that the package and the bundle have in edition {@code number}. */
  static String version(int number) {
    return "0.1." + number;
  }

  /**
   * Writes an edition, in place of whatever the file was.
   *
   * @param number 1, 2 …
   * @throws CommandFailure if the package has no such bundle or cannot be read or written
   */
  public void write(int number, Path file) {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(original));
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      // What is inside is compressed already.
      out.setLevel(Deflater.NO_COMPRESSION);
      boolean found = false;
      String updated = "";
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().equals(JarFile.MANIFEST_NAME)) {
          Manifest manifest = new Manifest(in);
          updated = update(manifest, number);
          manifest.write(out);
        } else if (entry.getName().equals(updated)) {
          found = true;
          out.write(edition(in.readAllBytes(), number));
        } else {
          in.transferTo(out);
        }
      }
      if (!found) {
        throw new CommandFailure("there is no bundle " + bundle + " in " + original);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Gives the name of the bundle's entry, empty if there is none. */
  private String update(Manifest manifest, int number) {
    manifest.getMainAttributes().putValue(PACKAGE_VERSION, version(number));
    String path = "";
    for (var section : manifest.getEntries().entrySet()) {
      Attributes attributes = section.getValue();
      if (bundle.equals(attributes.getValue(BUNDLE_NAME))) {
        attributes.putValue(BUNDLE_VERSION, version(number));
        path = section.getKey();
      }
    }
    return path;
  }

  private static byte[] edition(byte[] jar, int number) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream(jar.length);
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
      Manifest manifest = in.getManifest();
      manifest.getMainAttributes().putValue(BUNDLE_VERSION, version(number));
      try (JarOutputStream out = new JarOutputStream(packed, manifest)) {
        for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
          out.putNextEntry(new JarEntry(entry.getName()));
          in.transferTo(out);
        }
      }
    }
    return packed.toByteArray();
  }

  private CommandFailure failure(IOException cause) {
    return new CommandFailure("cannot repack " + original + ": " + cause.getMessage(), cause);
  }
}
