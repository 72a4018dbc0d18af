package io.marram.emulator.gateway;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The bundles of the runtime that Kura has too: services of OSGi, Kura, logging. */
final class Platform {
  private Platform() {}

  /** The directory that the build fills, beside the classes or the jar of this program. */
  static Path directory() {
    try {
      Path program =
          Path.of(Platform.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return program.resolveSibling("platform");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Path> bundles(Path directory) throws GatewayException {
    if (!Files.isDirectory(directory)) {
      throw new GatewayException("there is no platform in " + directory + ": build it first");
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new GatewayException("the platform in " + directory + " cannot be read: " + e, e);
    }
  }
}
