package io.marram.emulator.kura.crypto;

import io.marram.emulator.kura.storage.DurableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Encrypted passwords of key stores, by the path of the key store. */
final class KeyStorePasswords {
  /** The password of every key store for as long as none was ever set. */
  static final String DEFAULT = "changeit";

  private final Path file;

  KeyStorePasswords(Path file) {
    this.file = file;
  }

  /** Whether no password was ever set. */
  boolean isEmpty() {
    return Files.notExists(file);
  }

  synchronized Optional<String> get(String keyStorePath) throws IOException {
    return Optional.ofNullable(read().getProperty(keyStorePath));
  }

  synchronized void put(String keyStorePath, String encryptedPassword) throws IOException {
    Properties passwords = read();
    passwords.setProperty(keyStorePath, encryptedPassword);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    passwords.store(out, null);
    DurableFile.write(file, out.toByteArray());
  }

  private Properties read() throws IOException {
    Properties passwords = new Properties();
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        passwords.load(in);
      }
    }
    return passwords;
  }
}
