package io.marram.emulator.cli.boards;

import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.process.CompanionProcess;
import io.marram.emulator.devices.Boards;
import io.marram.emulator.devices.BoardsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The process of the fake boards. Where its bus is, is written to the home, for the commands that
 * switch faults.
 */
public final class BoardsProcess implements AutoCloseable {

  /** In the boards' folder: the bus's address. */
  static final String ADDRESS_FILE = "address";

  /** What is left of the path of a socket, beside its folder. */
  private static final int MOST_FOLDER_CHARACTERS = 90;

  /** A small heap: five hundred boards and their bus take less than half of it. */
  private static final List<String> JAVA_OPTIONS = List.of("-Xmx64m", "-XX:TieredStopAtLevel=1");

  private final CompanionProcess process;
  private final Path socket;
  private final Path addressFile;

  private BoardsProcess(CompanionProcess process, Path socket, Path addressFile) {
    this.process = process;
    this.socket = socket;
    this.addressFile = addressFile;
  }

  /**
   * Starts it; does not wait.
   *
   * @param log takes what it logs
   * @throws CommandFailure if there can be no such process
   */
  public static BoardsProcess start(BoardsSettings settings, SystemHome home, Path log) {
    try {
      Path folder = Files.createDirectories(home.boards());
      Path socket = socket(folder);
      CompanionProcess process =
          CompanionProcess.start(
              "fake boards", JAVA_OPTIONS, Boards.class, arguments(settings, socket), log);
      return new BoardsProcess(process, socket, folder.resolve(ADDRESS_FILE));
    } catch (IOException e) {
      throw new CommandFailure("cannot start the fake boards: " + e.getMessage(), e);
    }
  }

  /** The address of the bus of the boards that run, if there are any. */
  public static Optional<String> running(SystemHome home) {
    try {
      return Optional.of(Files.readString(home.boards().resolve(ADDRESS_FILE)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CommandFailure("the boards cannot be found: " + e.getMessage(), e);
    }
  }

  private static Path socket(Path folder) throws IOException {
    // The system allows sockets only short paths.
    return (folder.toString().length() > MOST_FOLDER_CHARACTERS
            ? Files.createTempDirectory("marram-boards")
            : folder)
        .resolve("bus");
  }

  private static List<String> arguments(BoardsSettings settings, Path socket) {
    return List.of(
        "--socket", socket.toString(),
        "--ess", Integer.toString(settings.ess()),
        "--bthome", Integer.toString(settings.bthome()),
        "--bthome-encrypted", Integer.toString(settings.encrypted()),
        "--adapters", Integer.toString(settings.adapters()),
        "--slots", Integer.toString(settings.slots()),
        "--interval-millis", Long.toString(settings.intervalMillis()));
  }

  /**
   * Waits until the bus can be used.
   *
   * @throws CommandFailure if it does not come up
   */
  public void awaitReady() {
    process.awaitReady();
    try {
      Files.writeString(addressFile, address());
    } catch (IOException e) {
      throw new CommandFailure("the fake boards cannot be told of: " + e.getMessage(), e);
    }
  }

  /** The address of the D-Bus that the boards' BlueZ is on. */
  public String address() {
    return "unix:path=" + socket.toAbsolutePath();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(addressFile);
    } catch (IOException e) {
      throw new CommandFailure("the fake boards cannot be forgotten: " + e.getMessage(), e);
    } finally {
      process.close();
    }
  }
}
