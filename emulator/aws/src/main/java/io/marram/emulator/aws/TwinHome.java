package io.marram.emulator.aws;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The twin's folder. One twin at a time may use it; it belongs to the user who started the twin and
 * to nobody else.
 */
final class TwinHome implements AutoCloseable {

  private final Path folder;
  private final FileChannel lockFile;

  private TwinHome(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  static TwinHome open(Path folder) {
    try {
      privateFolder(folder);
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve("twin.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!lock(lockFile)) {
        lockFile.close();
        throw new TwinException("another AWS twin is running in " + folder + "; stop it first");
      }
      return new TwinHome(folder, lockFile);
    } catch (IOException e) {
      throw new TwinException("cannot use " + folder + " as the AWS twin's folder: " + e, e);
    }
  }

  /**
   * Creates {@code folder} (and its parents), readable by its owner only where the file system
   * knows owners.
   */
  static Path privateFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    return folder;
  }

  Path path(String name) {
    return folder.resolve(name);
  }

  /** The log file of one part of the twin; its folder exists. */
  Path log(String name) {
    try {
      return Files.createDirectories(path("logs")).resolve(name + ".log");
    } catch (IOException e) {
      throw new TwinException("cannot create the folder " + path("logs") + ": " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new TwinException("cannot release the lock of " + folder + ": " + e, e);
    }
  }

  private static boolean lock(FileChannel lockFile) throws IOException {
    try {
      FileLock lock = lockFile.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }
}
