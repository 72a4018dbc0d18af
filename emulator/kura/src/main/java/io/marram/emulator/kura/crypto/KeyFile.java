package io.marram.emulator.kura.crypto;

import io.marram.emulator.kura.storage.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The gateway's own AES-256 key, made at the first start; only the owner may read the file. */
final class KeyFile {
  private static final int KEY_BYTES = 32;

  private KeyFile() {}

  static SecretKey readOrCreate(Path file) throws IOException {
    if (Files.notExists(file)) {
      byte[] key = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(key);
      DurableFile.write(file, key);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != KEY_BYTES) {
      throw new IOException(
          "%s must hold a key of %d bytes, has %d".formatted(file, KEY_BYTES, key.length));
    }
    return new SecretKeySpec(key, "AES");
  }
}
