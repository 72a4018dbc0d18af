package io.marram.emulator.kura.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remembers that the framework's storage is being changed. A gateway that finds it at its start was
 * killed meanwhile: its program clears the storage, and everything on the list of installed
 * packages is installed again.
 */
final class Journal {
  private final Path file;

  Journal(Path file) {
    this.file = file;
  }

  void begin(String change) throws IOException {
    DurableFile.write(file, change.getBytes(StandardCharsets.UTF_8));
  }

  void end() throws IOException {
    DurableFile.delete(file);
  }

  boolean isOpen() {
    return Files.exists(file);
  }
}
