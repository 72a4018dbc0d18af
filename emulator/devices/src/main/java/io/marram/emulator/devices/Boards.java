package io.marram.emulator.devices;

import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.freedesktop.dbus.exceptions.DBusException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The process of the fake boards. */
@Command(
    name = "boards",
    mixinStandardHelpOptions = true,
    version = "0.1.0",
    sortOptions = false,
    description = {
      "Runs fake ESP32 boards behind a fake BlueZ, on a D-Bus of its own.",
      "",
      "It runs until its standard input ends, so that it never outlives the program that started"
          + " it. When it works, standard output has one line, {\"event\":\"ready\",\"address\":...},"
          + " or {\"event\":\"failed\",\"text\":...}. The log goes to standard error.",
      ""
    })
public final class Boards implements Callable<Integer> {

  @Option(
      names = "--socket",
      required = true,
      paramLabel = "FILE",
      description = "The bus's socket; its folder is made private.")
  private Path socket;

  @Option(
      names = "--ess",
      defaultValue = "2",
      paramLabel = "N",
      description = "Boards that notify (default: ${DEFAULT-VALUE}).")
  private int ess;

  @Option(
      names = "--bthome",
      defaultValue = "1",
      paramLabel = "N",
      description = "Boards that advertise plain values (default: ${DEFAULT-VALUE}).")
  private int bthome;

  @Option(
      names = "--bthome-encrypted",
      defaultValue = "1",
      paramLabel = "N",
      description = "Boards that advertise encrypted values (default: ${DEFAULT-VALUE}).")
  private int encrypted;

  @Option(
      names = "--adapters",
      defaultValue = "1",
      paramLabel = "N",
      description = "Adapters: hci0, hci1, … (default: ${DEFAULT-VALUE}).")
  private int adapters;

  @Option(
      names = "--slots",
      defaultValue = "7",
      paramLabel = "N",
      description = "Connections per adapter (default: ${DEFAULT-VALUE}).")
  private int slots;

  @Option(
      names = "--interval-millis",
      defaultValue = "2000",
      paramLabel = "N",
      description = "Between two reports of a board (default: ${DEFAULT-VALUE}).")
  private long intervalMillis;

  /** Exit codes: 0 its parent has gone, 1 could not start, 2 wrong arguments. */
  public static void main(String[] arguments) {
    int exitCode = new CommandLine(new Boards()).execute(arguments);
    System.exit(exitCode);
  }

  @Override
  public Integer call() throws IOException {
    BoardField field;
    try {
      BoardsSettings settings =
          new BoardsSettings(ess, bthome, encrypted, adapters, slots, intervalMillis);
      field = BoardField.start(settings, new PrivateBus(socket));
    } catch (IOException | DBusException | RuntimeException e) {
      tell(new JsonObject().add("event", "failed").add("text", String.valueOf(e.getMessage())));
      return CommandLine.ExitCode.SOFTWARE;
    }
    try (field) {
      tell(new JsonObject().add("event", "ready").add("address", field.address()));
      InputStream parent = System.in;
      parent.transferTo(OutputStream.nullOutputStream());
    }
    return CommandLine.ExitCode.OK;
  }

  private static void tell(JsonObject event) {
    System.out.println(event);
    System.out.flush();
  }
}
