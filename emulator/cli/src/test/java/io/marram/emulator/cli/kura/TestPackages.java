package io.marram.emulator.cli.kura;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes deployment packages, good ones and others. */
public final class TestPackages {

  private TestPackages() {}

  /** A package without bundles. */
  public static Path write(Path folder, String name, String version) throws IOException {
    return zip(
        folder.resolve(name + "_" + version + ".dp"),
        "META-INF/MANIFEST.MF",
        manifest("DeploymentPackage-SymbolicName", name, "DeploymentPackage-Version", version),
        "extra.txt",
        "x".repeat(1000));
  }

  static String manifest(String... namesAndValues) {
    StringBuilder text = new StringBuilder("Manifest-Version: 1.0\r\n");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      text.append(namesAndValues[i]).append(": ").append(namesAndValues[i + 1]).append("\r\n");
    }
    return text.append("\r\n").toString();
  }

  static Path zip(Path file, String... namesAndTexts) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return file;
  }
}
