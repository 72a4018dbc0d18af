package io.marram.emulator.kura.deployment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * The part of a package that DeploymentAdmin has to read. It would read, pack and store every byte
 * of every bundle, and stop them all; most of them have not changed.
 *
 * @param wanted the whole package
 * @param base version of the installed package that the unchanged bundles are in; empty for a
 *     package that holds all its bundles
 * @param unchanged bundles that are left out: this makes it a fix package
 * @param placed bundles that are in the framework already, of which only the manifest is given
 */
record ReducedPackage(
    PackageFile wanted,
    Optional<Version> base,
    Set<PackagedBundle> unchanged,
    Set<PackagedBundle> placed) {
  private static final String MISSING = "DeploymentPackage-Missing";

  void write(Path target) throws IOException {
    try (ZipFile from = new ZipFile(wanted.file().toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(target))) {
      to.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
      manifest().write(to);
      for (PackagedBundle bundle : wanted.bundles()) {
        if (placed.contains(bundle)) {
          to.putNextEntry(new ZipEntry(bundle.path()));
          to.write(manifestOnly(bundle));
        } else if (!unchanged.contains(bundle)) {
          copy(from, bundle, to);
        }
      }
    }
  }

  private Manifest manifest() {
    Manifest manifest = new Manifest(wanted.manifest());
    base.ifPresent(
        version ->
            manifest
                .getMainAttributes()
                .putValue(PackageFile.FIX_PACKAGE, "[%s,%s]".formatted(version, version)));
    for (PackagedBundle bundle : wanted.bundles()) {
      Attributes section = manifest.getAttributes(bundle.path());
      // Signatures are of the whole package, and DeploymentAdmin does not read them.
      section.keySet().removeIf(header -> header.toString().contains("Digest"));
      if (unchanged.contains(bundle)) {
        section.putValue(MISSING, "true");
      }
    }
    return manifest;
  }

  /** Bundles are packed already; packing them again costs time only. */
  private static void copy(ZipFile from, PackagedBundle bundle, ZipOutputStream to)
      throws IOException {
    ZipEntry entry = new ZipEntry(bundle.path());
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bundle.size());
    entry.setCrc(bundle.crc());
    to.putNextEntry(entry);
    try (InputStream content = from.getInputStream(from.getEntry(bundle.path()))) {
      content.transferTo(to);
    }
  }

  /** A bundle without content: enough to see that it is there in the right version. */
  private static byte[] manifestOnly(PackagedBundle bundle) throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
    headers.putValue(Constants.BUNDLE_SYMBOLICNAME, bundle.symbolicName());
    headers.putValue(Constants.BUNDLE_VERSION, bundle.version().toString());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
      out.finish();
    }
    return bytes.toByteArray();
  }
}
