package io.marram.emulator.rest.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that only its owner may read, and that is written wholly or not at all. */
record PrivateFile(Path path) {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  void write(String text) throws IOException {
    // Made with its permissions, and moved over the old file when it is complete.
    Path unfinished =
        Files.createTempFile(path.getParent(), path.getFileName().toString(), ".tmp", OWNER_ONLY);
    try {
      Files.writeString(unfinished, text, StandardCharsets.UTF_8);
      Files.move(
          unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  boolean exists() {
    return Files.exists(path);
  }

  String read() throws IOException {
    return Files.readString(path, StandardCharsets.UTF_8);
  }
}
