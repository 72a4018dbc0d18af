package io.marram.emulator.kura.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Replaces a file so that a crash, a power cut or a full disk leaves either the old content or the
 * new one. Only the owner may read the file.
 */
public final class DurableFile {
  /** The end of the name under which a file is written before it takes its place. */
  public static final String DRAFT_SUFFIX = ".new";

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private DurableFile() {}

  /**
   * Writes a file, making its directory when it is missing. On return the content is on the disk.
   *
   * @throws IOException when it cannot be written; the old file is untouched then
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    Files.createDirectories(directory);
    Path draft = file.resolveSibling(file.getFileName() + DRAFT_SUFFIX);
    try {
      writeThrough(draft, content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
    force(directory);
  }

  private static void writeThrough(Path file, byte[] content) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, OWNER_ONLY)) {
      ByteBuffer remaining = ByteBuffer.wrap(content);
      while (remaining.hasRemaining()) {
        channel.write(remaining);
      }
      channel.force(true);
    }
  }

  /** The new name is on the disk only once its directory is. */
  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
