package io.marram.emulator.cli.eval.swap;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A deployment package of two bundles without code, large enough to be killed while it installs.
 */
final class CrashPackage {

  static final String NAME = "marram-eval-crash";

  private static final List<String> BUNDLES = List.of("marram.eval.crash.a", "marram.eval.crash.b");
  private static final int FILLING_BYTES = 3 << 20;
  private static final String MANIFEST_VERSION = "Manifest-Version";

  private CrashPackage() {}

  /** What is installed once the package is: versions by bundle. */
  static Map<String, String> bundles(String version) {
    return Map.of(BUNDLES.get(0), version, BUNDLES.get(1), version);
  }

  /** Writes it, in place of whatever the file was. */
  static void write(String version, Path file) {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue(MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("DeploymentPackage-SymbolicName", NAME);
    manifest.getMainAttributes().putValue("DeploymentPackage-Version", version);
    for (String bundle : BUNDLES) {
      Attributes section = new Attributes();
      section.putValue("Bundle-SymbolicName", bundle);
      section.putValue("Bundle-Version", version);
      manifest.getEntries().put(bundle + ".jar", section);
    }
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry(JarFile.MANIFEST_NAME));
      manifest.write(out);
      for (String bundle : BUNDLES) {
        out.putNextEntry(new ZipEntry(bundle + ".jar"));
        out.write(jar(bundle, version));
      }
    } catch (IOException e) {
      throw new CommandFailure("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] jar(String bundle, String version) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue(MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Bundle-ManifestVersion", "2");
    manifest.getMainAttributes().putValue("Bundle-SymbolicName", bundle);
    manifest.getMainAttributes().putValue("Bundle-Version", version);
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(jar, manifest)) {
      out.putNextEntry(new JarEntry("filling"));
      byte[] filling = new byte[FILLING_BYTES];
      new Random(bundle.hashCode()).nextBytes(filling);
      out.write(filling);
    }
    return jar.toByteArray();
  }
}
