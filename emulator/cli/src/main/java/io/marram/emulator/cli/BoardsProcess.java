package io.marram.emulator.cli;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.ParseException;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.devices.Boards;
import io.marram.emulator.devices.BoardsSettings;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of the fake boards. It ends by itself when this process ends, and is started again
 * when it dies. Where its bus is, is written to the home, for the commands that switch faults.
 */
final class BoardsProcess implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(BoardsProcess.class);

  /** In the boards' folder: the bus's address. */
  static final String ADDRESS_FILE = "address";

  /** What is left of the path of a socket, beside its folder. */
  private static final int MOST_FOLDER_CHARACTERS = 90;

  private static final int POLITE_SECONDS = 5;

  /** A small heap: five hundred boards and their bus take less than half of it. */
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-Xmx64m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
          "-Dorg.slf4j.simpleLogger.log.io.marram=info",
          "-Dorg.slf4j.simpleLogger.showDateTime=true",
          "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
          "-Dorg.slf4j.simpleLogger.logFile=System.err");

  private static final Executor AFTER_PAUSE =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final List<String> command;
  private final Path socket;
  private final Path addressFile;
  private final Path log;
  private Process process;
  private boolean closed;

  private BoardsProcess(List<String> command, Path socket, Path addressFile, Path log)
      throws IOException {
    this.command = command;
    this.socket = socket;
    this.addressFile = addressFile;
    this.log = log;
    launch();
  }

  /**
   * Starts it; does not wait.
   *
   * @param log takes what it logs
   * @throws CommandFailure if there can be no such process
   */
  static BoardsProcess start(BoardsSettings settings, SystemHome home, Path log) {
    try {
      Path folder = Files.createDirectories(home.boards());
      Path socket = socket(folder);
      return new BoardsProcess(
          command(settings, socket), socket, folder.resolve(ADDRESS_FILE), log);
    } catch (IOException e) {
      throw new CommandFailure("cannot start the fake boards: " + e.getMessage(), e);
    }
  }

  private void launch() throws IOException {
    process = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile())).start();
    process.onExit().thenRunAsync(this::startAgain, AFTER_PAUSE);
  }

  private synchronized void startAgain() {
    if (closed) {
      return;
    }
    logger.warn("event=boards.ended action=start-again log={}", log);
    try {
      launch();
    } catch (IOException e) {
      logger.error("event=boards.start.failed reason=\"{}\"", e.getMessage());
    }
  }

  /** The address of the bus of the boards that run, if there are any. */
  static Optional<String> running(SystemHome home) {
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

  private static List<String> command(BoardsSettings settings, Path socket) {
    List<String> command = new ArrayList<>();
    command.add(GatewayLaunch.java());
    command.addAll(JAVA_OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Boards.class.getName()));
    command.addAll(List.of("--socket", socket.toString()));
    command.addAll(List.of("--ess", Integer.toString(settings.ess())));
    command.addAll(List.of("--bthome", Integer.toString(settings.bthome())));
    command.addAll(List.of("--bthome-encrypted", Integer.toString(settings.encrypted())));
    command.addAll(List.of("--adapters", Integer.toString(settings.adapters())));
    command.addAll(List.of("--slots", Integer.toString(settings.slots())));
    command.addAll(List.of("--interval-millis", Long.toString(settings.intervalMillis())));
    return command;
  }

  /**
   * Waits until the bus can be used.
   *
   * @throws CommandFailure if it does not come up
   */
  void awaitReady() {
    try {
      String line = current().inputReader(StandardCharsets.UTF_8).readLine();
      JsonObject event = Json.parse(line == null ? "{}" : line).asObject();
      if (!event.getString("event", "").equals("ready")) {
        throw new CommandFailure(
            "the fake boards do not start: " + event.getString("text", "see " + log));
      }
      Files.writeString(addressFile, address());
    } catch (IOException | ParseException | UnsupportedOperationException e) {
      throw new CommandFailure("the fake boards do not start: see " + log, e);
    }
  }

  /** The address of the D-Bus that the boards' BlueZ is on. */
  String address() {
    return "unix:path=" + socket.toAbsolutePath();
  }

  long pid() {
    return current().pid();
  }

  private synchronized Process current() {
    return process;
  }

  private synchronized Process last() {
    closed = true;
    return process;
  }

  @Override
  public void close() {
    Process last = last();
    try {
      Files.deleteIfExists(addressFile);
      last.getOutputStream().close();
      if (!last.waitFor(POLITE_SECONDS, TimeUnit.SECONDS)) {
        last.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      last.destroyForcibly(); // it had ended, or the pipe broke: nothing polite is left to try
    } catch (InterruptedException e) {
      last.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
