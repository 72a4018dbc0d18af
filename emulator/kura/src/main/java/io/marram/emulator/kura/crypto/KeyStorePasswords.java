package io.marram.emulator.kura.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Encrypted passwords of key stores, by the path of the key store. */
final class KeyStorePasswords {
  private final Path file;

  KeyStorePasswords(Path file) {
    this.file = file;
  }

  synchronized Optional<String> get(String keyStorePath) throws IOException {
    return Optional.ofNullable(read().getProperty(keyStorePath));
  }

  synchronized void put(String keyStorePath, String encryptedPassword) throws IOException {
    Properties passwords = read();
    passwords.setProperty(keyStorePath, encryptedPassword);
    try (OutputStream out = Files.newOutputStream(file)) {
      passwords.store(out, null);
    }
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
