package io.marram.cars.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;

/** Where a component keeps its data. A bundle's own storage would not outlive a restart of Kura. */
final class DataFolder {

  private static final String PLAIN = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}";

  private DataFolder() {}

  /** The folder of a component, whatever characters its pid has. */
  static Path of(Path dataFolder, String pid) {
    String name =
        pid.matches(PLAIN)
            ? pid
            : "pid-" + UUID.nameUUIDFromBytes(pid.getBytes(StandardCharsets.UTF_8));
    return dataFolder.resolve("io.marram.cars").resolve(name);
  }
}
