package io.marram.emulator.devices.parking.camera;

import com.eclipsesource.json.JsonObject;
import io.marram.emulator.devices.parking.ParkingScene;
import io.marram.emulator.devices.parking.ParkingSettings;
import io.marram.emulator.devices.parking.render.LotView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The process of the parking camera. */
@Command(
    name = "parking",
    mixinStandardHelpOptions = true,
    version = "0.1.0",
    sortOptions = false,
    description = {
      "Draws a busy parking lot for a camera on 127.0.0.1.",
      "",
      "It runs until its standard input ends, so that it never outlives the program that started"
          + " it. When it works, standard output has one line, {\"event\":\"ready\",\"video\":...},"
          + " or {\"event\":\"failed\",\"text\":...}. The log goes to standard error.",
      ""
    })
public final class Parking implements Callable<Integer> {

  private static final long HOUR_MILLIS = 3_600_000;

  @Option(
      names = "--port",
      required = true,
      paramLabel = "PORT",
      description = "The camera's port, 0 for any.")
  private int port;

  @Option(
      names = "--password-file",
      required = true,
      paramLabel = "FILE",
      description = "The camera's password; its user is camera.")
  private Path passwordFile;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Which cars come and when (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--fps",
      defaultValue = "4",
      paramLabel = "N",
      description = "Pictures a second (default: ${DEFAULT-VALUE}).")
  private double picturesPerSecond;

  /** Exit codes: 0 its parent has gone, 1 could not start, 2 wrong arguments. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Parking()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    ParkingCamera camera;
    try {
      Login login = new Login(Login.USER, Files.readString(passwordFile).strip());
      camera =
          ParkingCamera.start(
              new ParkingScene(ParkingSettings.lively(seed), LotView.MAST),
              new ParkingCameraSettings(port, login, picturesPerSecond, 9 * HOUR_MILLIS, 1));
    } catch (IOException | RuntimeException e) {
      tell(new JsonObject().add("event", "failed").add("text", String.valueOf(e.getMessage())));
      return CommandLine.ExitCode.SOFTWARE;
    }
    try (camera) {
      tell(new JsonObject().add("event", "ready").add("video", camera.video().toString()));
      System.in.transferTo(OutputStream.nullOutputStream());
    }
    return CommandLine.ExitCode.OK;
  }

  private static void tell(JsonObject event) {
    System.out.println(event);
    System.out.flush();
  }
}
