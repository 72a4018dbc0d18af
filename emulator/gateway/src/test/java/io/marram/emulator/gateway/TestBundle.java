package io.marram.emulator.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bundle of a test, put together by hand, and the packages that hold such bundles. */
final class TestBundle {
  private final String symbolicName;
  private final String version;
  private final Manifest manifest = new Manifest();
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  TestBundle(String symbolicName, String version) {
    this.symbolicName = symbolicName;
    this.version = version;
    header("Manifest-Version", "1.0").header("Bundle-ManifestVersion", "2");
    header("Bundle-SymbolicName", symbolicName).header("Bundle-Version", version);
  }

  TestBundle header(String name, String value) {
    manifest.getMainAttributes().put(new Attributes.Name(name), value);
    return this;
  }

  TestBundle activator(Class<?> type) throws IOException {
    return type(type)
        .header("Bundle-Activator", type.getName())
        .header("Import-Package", "org.osgi.framework");
  }

  /** An immediate component; what it references must be there before it is activated. */
  TestBundle component(Class<?> type, String... references) throws IOException {
    StringBuilder xml =
        new StringBuilder(
            "<scr:component xmlns:scr='http://www.osgi.org/xmlns/scr/v1.1.0' immediate='true'"
                + " name='%1$s'><implementation class='%1$s'/>".formatted(type.getName()));
    for (String reference : references) {
      xml.append("<reference name='%1$s' interface='%1$s'/>".formatted(reference));
    }
    files.put(
        "OSGI-INF/component.xml", (xml + "</scr:component>").getBytes(StandardCharsets.UTF_8));
    return type(type).header("Service-Component", "OSGI-INF/component.xml");
  }

  private TestBundle type(Class<?> type) throws IOException {
    String path = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
      files.put(path, Objects.requireNonNull(in, path).readAllBytes());
    }
    return this;
  }

  TestBundle file(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  /** Content that is neither read nor packed well. */
  TestBundle ballast(byte[] content) {
    return file("ballast", content);
  }

  byte[] jar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      jar.putNextEntry(entry(JarFile.MANIFEST_NAME));
      manifest.write(jar);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        jar.putNextEntry(entry(file.getKey()));
        jar.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  /** Without the time of day: the same bundle has the same bytes. */
  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
    return entry;
  }

  /** Writes a package of bundles. */
  static Path write(Path directory, String name, String version, TestBundle... bundles)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("DeploymentPackage-SymbolicName", name);
    main.putValue("DeploymentPackage-Version", version);
    for (TestBundle bundle : bundles) {
      Attributes section = new Attributes();
      section.putValue("Bundle-SymbolicName", bundle.symbolicName);
      section.putValue("Bundle-Version", bundle.version);
      manifest.getEntries().put(bundle.symbolicName + ".jar", section);
    }
    Path file = directory.resolve(name + "-" + version + ".dp");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      manifest.write(zip);
      for (TestBundle bundle : List.of(bundles)) {
        zip.putNextEntry(new ZipEntry(bundle.symbolicName + ".jar"));
        zip.write(bundle.jar());
      }
    }
    return file;
  }
}
