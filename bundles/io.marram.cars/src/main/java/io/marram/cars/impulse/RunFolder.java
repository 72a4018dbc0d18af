package io.marram.cars.impulse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder of a model's process, for us alone, with the socket in it. Its name holds the number of
 * our process, so that one that was left behind by a killed gateway can be told and removed.
 */
final class RunFolder implements AutoCloseable {

  /** What fits into an address of a Unix socket on Linux. */
  private static final int LONGEST_SOCKET = 107;

  private static final Path MEMORY = Path.of("/dev/shm");
  private static final String PREFIX = "marram-impulse-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-\\d+");

  private final Path path;

  private RunFolder(Path path) {
    this.path = path;
  }

  static RunFolder create(Optional<Path> within) throws ModelFailure {
    Path parent = within.orElseGet(RunFolder::usual).toAbsolutePath();
    removeAbandoned(parent);
    RunFolder folder;
    try {
      folder =
          new RunFolder(
              Files.createTempDirectory(
                  parent,
                  PREFIX + ProcessHandle.current().pid() + "-",
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rwx------"))));
    } catch (IOException e) {
      throw ModelFailure.lasting("no folder can be made in " + parent);
    }
    int length = folder.socket().toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST_SOCKET) {
      folder.close();
      throw ModelFailure.lasting(
          "the working folder's name is %d bytes too long for a socket: %s"
              .formatted(length - LONGEST_SOCKET, parent));
    }
    return folder;
  }

  private static void removeAbandoned(Path parent) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*-*")) {
      for (Path folder : folders) {
        if (isAbandoned(folder)) {
          new RunFolder(folder).close();
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // nothing that could be removed
    }
  }

  private static boolean isAbandoned(Path folder) {
    Matcher name = NAME.matcher(folder.getFileName().toString());
    return name.matches()
        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty();
  }

  /** In memory, if there is such a place: a gateway's card wears out. */
  private static Path usual() {
    return Files.isDirectory(MEMORY) && Files.isWritable(MEMORY)
        ? MEMORY
        : Path.of(System.getProperty("java.io.tmpdir"));
  }

  Path path() {
    return path;
  }

  Path socket() {
    return path.resolve("runner.sock");
  }

  /** Deletes it and what the process left in it. */
  @Override
  public void close() {
    try {
      Files.walkFileTree(path, new Deletion());
    } catch (IOException e) {
      // already gone, or the process still writes: it is ended before, so that is all
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
