package io.marram.emulator.console;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.EmbeddedResource;
import aQute.bnd.osgi.Jar;
import io.marram.emulator.console.fixture.BrokenActivator;
import io.marram.emulator.console.fixture.QuietActivator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes deployment packages of one bundle. */
final class FixturePackage {
  private static final String PACKAGE = "io.marram.emulator.console.fixture";
  private static final Path CLASSES = Path.of("target", "test-classes");

  private FixturePackage() {}

  /** A component to configure, and a wire component that sees something. */
  static Path hello(Path directory) throws Exception {
    return write(directory, "hello", "1.0.0", Map.of(), "Hello", "HelloConfig", "Eye", "EyeConfig");
  }

  /** A bundle that starts and does nothing. */
  static Path greeter(Path directory, String version) throws Exception {
    return withActivator(directory, version, QuietActivator.class);
  }

  /** The same bundle, but it throws when it is started. */
  static Path brokenGreeter(Path directory, String version) throws Exception {
    return withActivator(directory, version, BrokenActivator.class);
  }

  private static Path withActivator(Path directory, String version, Class<?> activator)
      throws Exception {
    return write(
        directory,
        "greeter",
        version,
        Map.of("Bundle-Activator", activator.getName()),
        activator.getSimpleName());
  }

  private static Path write(
      Path directory, String name, String version, Map<String, String> headers, String... classes)
      throws Exception {
    String bundle = "fixture." + name;
    String manifest =
        """
        Manifest-Version: 1.0
        DeploymentPackage-SymbolicName: %1$s
        DeploymentPackage-Version: %3$s

        Name: %2$s.jar
        Bundle-SymbolicName: %2$s
        Bundle-Version: %3$s

        """
            .formatted(name, bundle, version);
    Path file = directory.resolve(name + "-" + version + ".dp");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      zip.write(manifest.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(bundle + ".jar"));
      zip.write(bundle(bundle, version, headers, classes));
    }
    return file;
  }

  private static byte[] bundle(
      String symbolicName, String version, Map<String, String> headers, String... names)
      throws Exception {
    try (Builder builder = new Builder();
        Jar classes = new Jar("classes")) {
      for (String name : names) {
        Path file = CLASSES.resolve(PACKAGE.replace('.', '/')).resolve(name + ".class");
        classes.putResource(
            CLASSES.relativize(file).toString(),
            new EmbeddedResource(Files.readAllBytes(file), 0L));
      }
      builder.addClasspath(classes);
      for (String entry : System.getProperty("java.class.path").split(":")) {
        if (entry.endsWith(".jar")) {
          builder.addClasspath(Path.of(entry).toFile());
        }
      }
      builder.setProperty("Bundle-SymbolicName", symbolicName);
      builder.setProperty("Bundle-Version", version);
      builder.setProperty("Private-Package", PACKAGE);
      builder.setProperty("-noimportjava", "true");
      builder.setProperty("-dsannotations-options", "norequirements,version;minimum=1.1.0");
      headers.forEach(builder::setProperty);
      try (Jar jar = builder.build()) {
        if (!builder.isOk()) {
          throw new IOException(Arrays.toString(names) + ": " + builder.getErrors());
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        jar.write(packed);
        return packed.toByteArray();
      }
    }
  }
}
