package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.storage.DurableFile;
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
  private boolean isKept;

  Journal(Path file) {
    this.file = file;
  }

  /** One that is there already is of a change that went wrong: it stays until a restart. */
  void begin(String change) throws IOException {
    isKept = isKept || isOpen();
    DurableFile.write(file, change.getBytes(StandardCharsets.UTF_8));
  }

  void end() throws IOException {
    if (!isKept) {
      DurableFile.delete(file);
    }
  }

  /** Begins anew, at a start. */
  void clear() throws IOException {
    isKept = false;
    DurableFile.delete(file);
  }

  private boolean isOpen() {
    return Files.exists(file);
  }
}
