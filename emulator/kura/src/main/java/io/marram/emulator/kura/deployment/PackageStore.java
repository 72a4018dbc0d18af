package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.storage.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The folder of the installed packages' files, named like Kura's; in {@code incoming} are those
 * that are not installed yet.
 */
final class PackageStore {
  /** Beside a package's file, the framework has its bundles, and DeploymentAdmin a copy of them. */
  private static final int COPIES = 2;

  private static final long RESERVE_BYTES = 16L << 20;

  private final Path folder;
  private final Path incoming;
  private final LongSupplier usableBytes;

  /**
   * @param usableBytes free space of the disk
   */
  PackageStore(Path folder, LongSupplier usableBytes) {
    this.folder = folder;
    this.incoming = folder.resolve("incoming");
    this.usableBytes = usableBytes;
  }

  /** A name for a file that is about to come. */
  Path newFile() throws IOException {
    Files.createDirectories(incoming);
    return incoming.resolve(UUID.randomUUID() + ".dp");
  }

  /** Moves a file in. */
  Path take(Path file) throws IOException, PackageException {
    Path target = newFile();
    if (!Files.isRegularFile(file)) {
      throw new PackageException("there is no file " + file);
    }
    try {
      return Files.move(file, target);
    } catch (IOException e) {
      Files.deleteIfExists(target);
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Copies a file in. */
  Path copy(Path file) throws IOException, PackageException {
    if (!Files.isRegularFile(file)) {
      throw new PackageException("there is no file " + file);
    }
    requireSpace(Files.size(file), 1 + COPIES);
    return Files.copy(file, newFile());
  }

  void requireSpaceToInstall(Path file) throws IOException, PackageException {
    requireSpace(Files.size(file), COPIES);
  }

  void requireSpaceToReceive(long bytes) throws PackageException {
    requireSpace(bytes, 1 + COPIES);
  }

  private void requireSpace(long bytes, int copies) throws PackageException {
    long needed = bytes * copies + RESERVE_BYTES;
    long usable = usableBytes.getAsLong();
    if (usable < needed) {
      throw new PackageException(
          "the disk is too full: %d MiB are needed and %d MiB are free"
              .formatted(needed >> 20, usable >> 20));
    }
  }

  /** Where the file of this package belongs. */
  Path place(PackageFile file) {
    return folder.resolve(file.fileName());
  }

  /** Moves an incoming file to its place. */
  Path keep(PackageFile file) throws IOException {
    Path target = place(file);
    DurableFile.move(file.file(), target);
    return target;
  }

  boolean holds(Path file) {
    return file.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath());
  }

  void discard(Path file) throws IOException {
    if (holds(file)) {
      Files.deleteIfExists(file);
    }
  }

  /** Deletes all files but those that are installed. */
  void clear(Collection<Path> installed) throws IOException {
    Files.createDirectories(incoming);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".dp")).toList()) {
        if (!installed.contains(file)) {
          Files.delete(file);
        }
      }
    }
  }
}
