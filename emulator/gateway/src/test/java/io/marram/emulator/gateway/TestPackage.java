package io.marram.emulator.gateway;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.Jar;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Packs components of the tests into bundles and deployment packages. */
final class TestPackage {
  static final String NAME = "fixture";
  static final String SOURCE_BUNDLE = "fixture.source";
  static final String SINK_BUNDLE = "fixture.sink";
  static final String LAMP_BUNDLE = "fixture.lamp";
  static final String TWIN_BUNDLE = "fixture.twin";
  private static final String PACKAGE = "io.marram.emulator.gateway.fixture";
  private static final Path CLASSES = Path.of("target", "test-classes");

  private TestPackage() {}

  /** A package of a source, a sink and a lamp, whose bundles have the package's version. */
  static Path write(Path directory, String version) throws IOException {
    return write(directory, version, List.of(SOURCE_BUNDLE, SINK_BUNDLE, LAMP_BUNDLE), "*");
  }

  /** A package with a bundle that asks for a Java package which nobody has. */
  static Path writeUnresolvable(Path directory) throws IOException {
    return write(directory, "1.0.0", List.of(LAMP_BUNDLE), "nobody.has.it,*");
  }

  private static Path write(
      Path directory, String version, List<String> bundles, String importedPackages)
      throws IOException {
    Path file = directory.resolve(NAME + "-" + version + ".dp");
    StringBuilder manifest =
        new StringBuilder("Manifest-Version: 1.0\n")
            .append("DeploymentPackage-SymbolicName: " + NAME + "\n")
            .append("DeploymentPackage-Version: " + version + "\n\n");
    for (String bundle : bundles) {
      manifest
          .append("Name: " + bundle + ".jar\n")
          .append("Bundle-SymbolicName: " + bundle + "\n")
          .append("Bundle-Version: " + version + "\n\n");
    }
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      zip.write(manifest.toString().getBytes(StandardCharsets.UTF_8));
      for (String bundle : bundles) {
        zip.putNextEntry(new ZipEntry(bundle + ".jar"));
        writeBundle(bundle, version, importedPackages, zip);
      }
    }
    return file;
  }

  /** One bundle as a jar. */
  static Path writeBundle(Path directory, String symbolicName, String version) throws IOException {
    Path file = directory.resolve(symbolicName + "-" + version + ".jar");
    try (OutputStream out = Files.newOutputStream(file)) {
      writeBundle(symbolicName, version, "*", out);
    }
    return file;
  }

  /** The twin is there to show what later descriptions do. */
  private static String annotationOptions(String symbolicName) {
    String minimum = symbolicName.equals(TWIN_BUNDLE) ? "1.3.0" : "1.1.0";
    return "norequirements,version;minimum=" + minimum;
  }

  private static void writeBundle(
      String symbolicName, String version, String importedPackages, OutputStream out)
      throws IOException {
    String component = symbolicName.substring(symbolicName.indexOf('.') + 1);
    String className = component.substring(0, 1).toUpperCase() + component.substring(1);
    try (Builder builder = new Builder();
        Jar classes = new Jar("classes")) {
      for (String name : List.of(className, className + "Config")) {
        Path file = CLASSES.resolve(PACKAGE.replace('.', '/')).resolve(name + ".class");
        classes.putResource(
            CLASSES.relativize(file).toString(),
            new EmbeddedResource(Files.readAllBytes(file), 0L));
      }
      builder.addClasspath(classes);
      for (Path jar : Platform.bundles(Path.of("target", "platform"))) {
        builder.addClasspath(jar.toFile());
      }
      builder.setProperty("Bundle-SymbolicName", symbolicName);
      builder.setProperty("Bundle-Version", version);
      builder.setProperty("Private-Package", PACKAGE);
      builder.setProperty("Import-Package", importedPackages);
      builder.setProperty("-noimportjava", "true");
      builder.setProperty("-dsannotations-options", annotationOptions(symbolicName));
      try (Jar jar = builder.build()) {
        if (!builder.isOk()) {
          throw new IOException("the test bundle has errors: " + builder.getErrors());
        }
        jar.write(out);
      }
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
