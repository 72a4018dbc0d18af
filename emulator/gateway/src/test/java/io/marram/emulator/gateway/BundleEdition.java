package io.marram.emulator.gateway;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.osgi.framework.Constants;

/** A bundle of a deployment package, packed again with another version. */
final class BundleEdition {

  private BundleEdition() {}

  static InputStream of(Path deploymentPackage, String symbolicName, String version)
      throws IOException {
    try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(deploymentPackage))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().startsWith(symbolicName + "_")) {
          return pack(new JarInputStream(zip), version);
        }
      }
    }
    throw new IOException(symbolicName + " is not in " + deploymentPackage);
  }

  private static InputStream pack(JarInputStream jar, String version) throws IOException {
    Manifest manifest = jar.getManifest();
    manifest.getMainAttributes().putValue(Constants.BUNDLE_VERSION, version);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(packed, manifest)) {
      for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
        out.putNextEntry(new JarEntry(entry.getName()));
        jar.transferTo(out);
      }
    }
    return new ByteArrayInputStream(packed.toByteArray());
  }
}
