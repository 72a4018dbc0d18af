package io.marram.cars.impulse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * The file of a model: a program, or the socket of one that somebody else runs.
 *
 * @param path absolute
 */
record ProgramFile(Path path) {

  /**
   * What tells one file from another at the same place.
   *
   * @param modifiedMillis epoch milliseconds
   * @param key device and inode
   */
  record Stamp(long modifiedMillis, long bytes, Object key) {}

  ProgramFile {
    path = path.toAbsolutePath();
  }

  /** The file that is there now, if one is. */
  Optional<Stamp> stamp() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      Object key = attributes.fileKey();
      return Optional.of(
          new Stamp(
              attributes.lastModifiedTime().toMillis(), attributes.size(), key == null ? "" : key));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  boolean isSocket() {
    return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
  }

  /**
   * Looks whether it can be started, and makes it executable if it is not.
   *
   * @throws ModelFailure if it cannot
   */
  void requireProgram() throws ModelFailure {
    if (!Files.exists(path)) {
      throw ModelFailure.lasting("there is no file " + path);
    }
    if (Files.isDirectory(path)) {
      throw ModelFailure.lasting(path + " is a folder, not a file");
    }
    if (!Files.isReadable(path)) {
      throw ModelFailure.lasting(path + " may not be read");
    }
    Optional<String> complaint = Machine.here().complaint(head());
    if (complaint.isPresent()) {
      throw ModelFailure.lasting(path + " " + complaint.get());
    }
    if (!Files.isExecutable(path)) {
      makeExecutable();
    }
  }

  private byte[] head() throws ModelFailure {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(Machine.HEAD_BYTES);
    } catch (IOException e) {
      throw ModelFailure.passing(path + " cannot be read");
    }
  }

  private void makeExecutable() throws ModelFailure {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(path, permissions);
    } catch (IOException | UnsupportedOperationException e) {
      throw ModelFailure.lasting(path + " is not executable and may not be made so: chmod +x it");
    }
    if (!Files.isExecutable(path)) {
      throw ModelFailure.lasting(
          path + " is not executable: the place where it lies may forbid that (noexec)");
    }
  }
}
