package io.marram.emulator.kura.crypto;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The gateway's own AES-256 key, made at the first start; only the owner may read the file. */
final class KeyFile {
  private static final int KEY_BYTES = 32;
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private KeyFile() {}

  static SecretKey readOrCreate(Path file) throws IOException {
    if (Files.notExists(file)) {
      create(file);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != KEY_BYTES) {
      throw new IOException(
          "%s must hold a key of %d bytes, has %d".formatted(file, KEY_BYTES, key.length));
    }
    return new SecretKeySpec(key, "AES");
  }

  /** Written aside and renamed, so that a crash never leaves half a key. */
  private static void create(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OWNER_ONLY)) {
      channel.write(ByteBuffer.wrap(key));
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
