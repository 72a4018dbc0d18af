package io.marram.anomaly.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.eclipse.kura.system.SystemService;

/** Where a component keeps its data. A bundle's own storage would not outlive a restart of Kura. */
final class DataFolder {

  private static final String PLAIN = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}";

  private DataFolder() {}

  /** The folder of a component, whatever characters its pid has. */
  static Path of(SystemService system, String pid) {
    return Path.of(system.getKuraDataDirectory(), "io.marram.anomaly", name(pid));
  }

  /** Where a journal keeps its files, unless it is told. */
  static Path journal(SystemService system, String pid) {
    return Path.of(system.getKuraDataDirectory(), "journal", name(pid));
  }

  private static String name(String pid) {
    return pid.matches(PLAIN)
        ? pid
        : "pid-" + UUID.nameUUIDFromBytes(pid.getBytes(StandardCharsets.UTF_8));
  }
}
