package io.marram.collection.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.kura.system.SystemService;

/** Where a collector keeps pictures if it is not told otherwise. */
final class OwnFolder {

  private static final String PLAIN = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}";

  private OwnFolder() {}

  /** The folder of a component, whatever characters its pid has. */
  static Path of(SystemService system, String pid) {
    String name =
        pid.matches(PLAIN)
            ? pid
            : "pid-" + UUID.nameUUIDFromBytes(pid.getBytes(StandardCharsets.UTF_8));
    return Path.of(system.getKuraDataDirectory(), "collection", name);
  }
}
