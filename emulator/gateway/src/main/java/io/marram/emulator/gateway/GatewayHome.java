package io.marram.emulator.gateway;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory of one gateway, which one process at a time may use.
 *
 * <pre>
 * osgi/            storage of the framework, made again when the platform changes
 * configuration/   of the components
 * snapshots/       of the configuration; the newest one is loaded when the gateway starts
 * dpa.properties   the installed packages
 * dpa.journal      there while the packages are being changed
 * packages/        files of the installed packages
 * graph.sha256     which graph was applied last
 * gateway.key      encrypts passwords
 * gateway.pid      process that uses the home
 * </pre>
 */
final class GatewayHome implements AutoCloseable {
  private static final String PID_FILE = "gateway.pid";

  private final Path directory;
  private final FileChannel lockFile;

  private GatewayHome(Path directory, FileChannel lockFile) {
    this.directory = directory;
    this.lockFile = lockFile;
  }

  /** Takes the home, making it when it is missing; only its owner may look into it from now on. */
  static GatewayHome open(Path directory) throws GatewayException {
    try {
      Files.createDirectories(directory);
      closeToOthers(directory);
      FileChannel lockFile = openLockFile(directory);
      if (!lock(lockFile)) {
        lockFile.close();
        throw new GatewayException("another gateway uses " + directory);
      }
      Files.writeString(directory.resolve(PID_FILE), Long.toString(ProcessHandle.current().pid()));
      return new GatewayHome(directory, lockFile);
    } catch (IOException e) {
      throw new GatewayException("the home " + directory + " cannot be used: " + e, e);
    }
  }

  /** Configurations and graphs name brokers, accounts and certificates. */
  private static void closeToOthers(Path directory) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(directory, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
  }

  /**
   * The process that uses a home now. The file with its id alone would not do: a killed gateway
   * leaves it behind, and the id may belong to another program by now.
   */
  static Optional<ProcessHandle> user(Path directory) throws IOException {
    Path pidFile = directory.resolve(PID_FILE);
    if (Files.notExists(pidFile)) {
      return Optional.empty();
    }
    try (FileChannel lockFile = openLockFile(directory)) {
      return lock(lockFile)
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(Files.readString(pidFile).trim()));
    }
  }

  private static FileChannel openLockFile(Path directory) throws IOException {
    return FileChannel.open(
        directory.resolve("gateway.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Tries to lock the file; false when someone else has. */
  private static boolean lock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  Path directory() {
    return directory;
  }

  Path configuration() {
    return directory.resolve("configuration");
  }

  Path storage() {
    return directory.resolve("osgi");
  }

  /** Whether the storage was made with just these files of the platform. */
  boolean isMadeOf(List<Path> platformBundles) throws IOException {
    Path record = platformRecord();
    return Files.exists(record)
        && Files.readString(record, StandardCharsets.UTF_8).equals(stamp(platformBundles));
  }

  /** Whether a graph is the one that was applied last. */
  boolean hasApplied(String graph) throws IOException {
    return Files.exists(graphRecord()) && Files.readString(graphRecord()).equals(hash(graph));
  }

  void recordApplied(String graph) throws IOException {
    Files.writeString(graphRecord(), hash(graph));
  }

  private Path graphRecord() {
    return directory.resolve("graph.sha256");
  }

  /** Of a graph, which itself may hold passwords. */
  private static String hash(String graph) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(graph.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the gateway was killed while its packages were being changed. */
  boolean wasInterrupted() {
    return Files.exists(directory.resolve("dpa.journal"));
  }

  void clearStorage() throws IOException {
    if (Files.notExists(storage())) {
      return;
    }
    try (Stream<Path> files = Files.walk(storage())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  void recordPlatform(List<Path> platformBundles) throws IOException {
    Files.writeString(platformRecord(), stamp(platformBundles), StandardCharsets.UTF_8);
  }

  private Path platformRecord() {
    return storage().resolve("platform.txt");
  }

  private static String stamp(List<Path> files) throws IOException {
    StringBuilder stamp = new StringBuilder();
    for (Path file : files) {
      stamp
          .append(file.toAbsolutePath())
          .append(' ')
          .append(Files.size(file))
          .append(' ')
          .append(Files.getLastModifiedTime(file).toMillis())
          .append('\n');
    }
    return stamp.toString();
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(directory.resolve(PID_FILE));
    lockFile.close();
  }
}
