package io.marram.emulator.devices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.exceptions.DBusException;

/** A D-Bus of our own, on a socket that only its owner can open. It can be stopped and started. */
public final class PrivateBus {

  /** What the operating system allows for the path of a socket, less the ending zero. */
  private static final int MOST_PATH_BYTES = 107;

  private static final long START_LIMIT_MILLIS = 10_000;

  private final Path socket;
  private EmbeddedDBusDaemon daemon;

  /**
   * @param socket file that does not exist yet or is left from an earlier bus; its folder is made
   *     private
   * @throws IllegalArgumentException if the path is too long for a socket
   */
  public PrivateBus(Path socket) {
    this.socket = socket.toAbsolutePath();
    if (this.socket.toString().getBytes(StandardCharsets.UTF_8).length > MOST_PATH_BYTES) {
      throw new IllegalArgumentException(
          "the path of the bus's socket has more than " + MOST_PATH_BYTES + " bytes: " + socket);
    }
  }

  /** For clients. */
  public String address() {
    return "unix:path=" + socket;
  }

  void start() throws IOException, DBusException {
    Files.createDirectories(socket.getParent());
    Files.setPosixFilePermissions(socket.getParent(), PosixFilePermissions.fromString("rwx------"));
    Files.deleteIfExists(socket);
    daemon = new EmbeddedDBusDaemon(address() + ",listen=true");
    daemon.startInBackgroundAndWait(START_LIMIT_MILLIS);
    // It listens a little before it works, and gives up if somebody connects in between.
    awaitWorking();
  }

  private void awaitWorking() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_LIMIT_MILLIS);
    while (!daemon.isRunning()) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the bus does not start");
      }
      Thread.onSpinWait();
    }
  }

  void stop() throws IOException {
    if (daemon != null) {
      daemon.close();
      daemon = null;
    }
    Files.deleteIfExists(socket);
  }
}
