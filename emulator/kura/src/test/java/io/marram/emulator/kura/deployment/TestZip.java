package io.marram.emulator.kura.deployment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes deployment packages, right ones and wrong ones. The same content gives the same bytes,
 * whenever it is written.
 */
final class TestZip {
  private static final LocalDateTime SOME_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);

  private final StringBuilder manifest = new StringBuilder("Manifest-Version: 1.0\n");
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  /** A package without bundles. */
  static TestZip ofPackage(String name, String version) {
    TestZip zip = new TestZip();
    zip.header("DeploymentPackage-SymbolicName", name).header("DeploymentPackage-Version", version);
    zip.manifest.append('\n');
    return zip;
  }

  TestZip header(String name, String value) {
    manifest.append(name).append(": ").append(value).append('\n');
    return this;
  }

  /** A bundle that is what the manifest says. */
  TestZip bundle(String symbolicName, String version) {
    return section(symbolicName + ".jar", symbolicName, version)
        .entry(symbolicName + ".jar", jar(symbolicName, version));
  }

  TestZip section(String path, String symbolicName, String version) {
    header("Name", path).header("Bundle-SymbolicName", symbolicName);
    header("Bundle-Version", version);
    manifest.append('\n');
    return this;
  }

  TestZip entry(String path, byte[] content) {
    entries.put(path, content);
    return this;
  }

  Path write(Path file) throws IOException {
    return write(file, true);
  }

  Path writeManifestLast(Path file) throws IOException {
    return write(file, false);
  }

  private Path write(Path file, boolean manifestFirst) throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>();
    if (manifestFirst) {
      all.put("META-INF/MANIFEST.MF", bytes(manifest + "\n"));
    }
    all.putAll(entries);
    all.put("META-INF/MANIFEST.MF", bytes(manifest + "\n"));
    return Files.write(file, zip(all));
  }

  static byte[] jar(String symbolicName, String version, String... headers) {
    return zip(
        Map.of(
            "META-INF/MANIFEST.MF",
            bytes(
                """
                Manifest-Version: 1.0
                Bundle-ManifestVersion: 2
                Bundle-SymbolicName: %s;singleton:=true
                Bundle-Version: %s
                %s
                """
                    .formatted(symbolicName, version, String.join("\n", headers)))));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry file = new ZipEntry(entry.getKey());
        file.setTimeLocal(SOME_TIME);
        zip.putNextEntry(file);
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
