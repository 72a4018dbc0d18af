package io.marram.emulator.cli;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.ParseException;
import io.marram.emulator.devices.Boards;
import io.marram.emulator.devices.BoardsSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The process of the fake boards. It ends by itself when this process ends. Where its bus is, is
 * written to the home, for the commands that switch faults.
 */
final class BoardsProcess implements AutoCloseable {

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

  private final Process process;
  private final String address;
  private final Path addressFile;

  private BoardsProcess(Process process, String address, Path addressFile) {
    this.process = process;
    this.address = address;
    this.addressFile = addressFile;
  }

  /**
   * Starts it; returns when its bus can be used.
   *
   * @param log takes what it logs
   * @throws CommandFailure if it does not come up
   */
  static BoardsProcess start(BoardsSettings settings, SystemHome home, Path log) {
    try {
      Path folder = Files.createDirectories(home.boards());
      Process process =
          new ProcessBuilder(command(settings, socket(folder)))
              .redirectError(Redirect.appendTo(log.toFile()))
              .start();
      return new BoardsProcess(process, ready(process, log), folder.resolve(ADDRESS_FILE))
          .announced();
    } catch (IOException e) {
      throw new CommandFailure("cannot start the fake boards: " + e.getMessage(), e);
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

  private static String ready(Process process, Path log) throws IOException {
    BufferedReader events = process.inputReader(StandardCharsets.UTF_8);
    String line = events.readLine();
    try {
      JsonObject event = Json.parse(line == null ? "{}" : line).asObject();
      if (event.getString("event", "").equals("ready")) {
        return event.getString("address", "");
      }
      process.destroyForcibly();
      throw new CommandFailure(
          "the fake boards do not start: " + event.getString("text", "see " + log));
    } catch (ParseException | UnsupportedOperationException e) {
      process.destroyForcibly();
      throw new CommandFailure("the fake boards do not start: see " + log, e);
    }
  }

  private BoardsProcess announced() throws IOException {
    Files.writeString(addressFile, address);
    return this;
  }

  /** The address of the D-Bus that the boards' BlueZ is on. */
  String address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(addressFile);
      process.getOutputStream().close();
      if (!process.waitFor(POLITE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly(); // it had ended, or the pipe broke: nothing polite is left to try
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
