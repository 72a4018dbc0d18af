package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.storage.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Which files were given at earlier starts. */
final class SeedRecord {
  private final Path record;

  SeedRecord(Path record) {
    this.record = record;
  }

  boolean contains(String name, Path file) throws IOException {
    return stamp(file).equals(read().getProperty(name));
  }

  void put(String name, Path file) throws IOException {
    Properties entries = read();
    entries.setProperty(name, stamp(file));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    entries.store(out, null);
    DurableFile.write(record, out.toByteArray());
  }

  /** Differs when the file was built again. */
  private static String stamp(Path file) throws IOException {
    return Files.size(file) + "-" + Files.getLastModifiedTime(file).toMillis();
  }

  private Properties read() throws IOException {
    Properties entries = new Properties();
    if (Files.exists(record)) {
      try (InputStream in = Files.newInputStream(record)) {
        entries.load(in);
      }
    }
    return entries;
  }
}
