package io.marram.anomaly.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a journal, oldest first. They are numbered, since clocks are set. Only their owner
 * may read them. One journal at a time has the folder.
 */
final class JournalFolder implements AutoCloseable {

  private static final Pattern NAME = Pattern.compile("journal-(\\d{10,18})\\.jsonl");

  private final Path folder;
  private final FileChannel lock;
  private final Deque<Path> files;
  private final Map<Path, Long> sizes = new HashMap<>();
  private long nextNumber = 1;

  /**
   * @throws IOException if the folder cannot be made or read, or another journal has it
   */
  JournalFolder(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder, permissions(folder, "rwx------"));
    lock = lock(folder.resolve("lock"));
    try {
      List<Path> found = find();
      files = new ArrayDeque<>(found);
      for (Path file : found) {
        sizes.put(file, size(file));
      }
      if (!found.isEmpty()) {
        nextNumber = number(found.get(found.size() - 1)) + 1;
      }
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // this process has it
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new IOException("another journal writes into " + file.getParent());
  }

  private List<Path> find() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted((one, other) -> Long.compare(number(one), number(other)))
          .toList();
    }
  }

  private static long number(Path file) {
    Matcher name = NAME.matcher(file.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }

  /** Whether there is a newest file, and nobody has deleted it. */
  boolean hasNewest() {
    return !files.isEmpty() && Files.exists(newest());
  }

  /** The newest file. */
  Path newest() {
    return files.getLast();
  }

  /** Makes the next file, empty. */
  Path create() throws IOException {
    if (!files.isEmpty()) {
      sizes.put(newest(), size(newest()));
    }
    Path file = folder.resolve("journal-%010d.jsonl".formatted(nextNumber));
    Files.createFile(file, permissions(folder, "rw-------"));
    nextNumber++;
    files.addLast(file);
    return file;
  }

  /**
   * Deletes the oldest file, unless that is the newest as well.
   *
   * @return whether there was one
   */
  boolean deleteOldest() throws IOException {
    if (files.size() < 2) {
      return false;
    }
    Files.deleteIfExists(files.peekFirst());
    sizes.remove(files.removeFirst());
    return true;
  }

  /** How long all files but the newest are together. */
  long oldBytes() {
    return sizes.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(newest()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      // somebody made room
      return 0;
    }
  }

  /** What others may still write onto the disk. */
  long free() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  private static FileAttribute<?>[] permissions(Path path, String permissions) {
    FileSystem system = path.getFileSystem();
    return system.supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
