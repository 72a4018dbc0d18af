package io.marram.emulator.kura.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;

/**
 * A deployment package on disk.
 *
 * @param bundleNames symbolic names of its bundles
 * @param stamp differs when the file was written again
 */
record PackageFile(Path file, String name, String version, List<String> bundleNames, String stamp) {

  /**
   * Reads the manifest, which is the first entry of the file.
   *
   * @throws IOException when there is no such file or it is not a deployment package
   */
  static PackageFile read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        JarInputStream jar = new JarInputStream(in)) {
      Manifest manifest = jar.getManifest();
      if (manifest == null) {
        throw new IOException(file + " is not a deployment package: it has no manifest in front");
      }
      String name = required(manifest, "DeploymentPackage-SymbolicName", file);
      String version = required(manifest, "DeploymentPackage-Version", file);
      List<String> bundleNames = new ArrayList<>();
      for (Attributes section : manifest.getEntries().values()) {
        String bundleName = section.getValue("Bundle-SymbolicName");
        if (bundleName != null) {
          bundleNames.add(bundleName);
        }
      }
      String stamp = Files.size(file) + "-" + Files.getLastModifiedTime(file).toMillis();
      return new PackageFile(file.toAbsolutePath(), name, version, bundleNames, stamp);
    }
  }

  private static String required(Manifest manifest, String header, Path file) throws IOException {
    String value = manifest.getMainAttributes().getValue(header);
    if (value == null) {
      throw new IOException("%s is not a deployment package: it has no %s".formatted(file, header));
    }
    return value;
  }
}
