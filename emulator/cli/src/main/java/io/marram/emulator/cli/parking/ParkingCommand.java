package io.marram.emulator.cli.parking;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.StopSignal;
import io.marram.emulator.devices.parking.ParkingLot;
import io.marram.emulator.devices.parking.ParkingScene;
import io.marram.emulator.devices.parking.ParkingSettings;
import io.marram.emulator.devices.parking.camera.Login;
import io.marram.emulator.devices.parking.camera.ParkingCamera;
import io.marram.emulator.devices.parking.camera.ParkingCameraSettings;
import io.marram.emulator.devices.parking.render.LotView;
import java.io.IOException;
import java.time.LocalTime;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the camera over the drawn parking lot until it is told to stop. */
@Command(
    name = "parking",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Run a network camera over a drawn parking lot until Ctrl-C or SIGTERM: cars drive in, park"
          + " and leave, by day and by night, and it is known how many there are.",
      "",
      "It listens on 127.0.0.1 only and makes a password at each start: /video is a stream of JPEG"
          + " pictures (MJPEG), /picture one of them, /truth says in JSON how many cars there are.",
      ""
    },
    footer = {
      "",
      "It prints where it is, its login, and the areas to count in as a gateway takes them. A system"
          + " that runs has such a camera already.",
      "",
      "  ./marram parking                               in life's time, something happens all the time",
      "  ./marram parking --ordinary --speed 60         an ordinary day in 24 minutes",
      "",
      "Exit code 0 after a stop that was asked for, 1 if the port is taken."
    })
public final class ParkingCommand implements Callable<Integer> {

  private static final int ORDINARY_DAYS = 30;

  private final CommandOutput output;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "18081",
      description = "0 for any (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--speed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the scene's time, 0.1 to 1000 (default: ${DEFAULT-VALUE}).")
  private double speed;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which cars come and when (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--fps",
      paramLabel = "N",
      defaultValue = "5",
      description = "Pictures a second, 0.1 to 30 (default: ${DEFAULT-VALUE}).")
  private double picturesPerSecond;

  @Option(
      names = "--start",
      paramLabel = "HH:MM",
      defaultValue = "09:00",
      description = "The scene's time at the beginning (default: ${DEFAULT-VALUE}).")
  private LocalTime start;

  @Option(
      names = "--ordinary",
      description = "About a hundred cars a day that stay for two hours; else a hundred an hour.")
  private boolean ordinary;

  @Option(
      names = "--camera-height",
      paramLabel = "M",
      defaultValue = "8.5",
      description =
          "Metres above the ground, 3 to 20: the lower, the more cars hide others"
              + " (default: ${DEFAULT-VALUE}).")
  private double cameraHeight;

  /**
   * @param output where it says what it does
   */
  public ParkingCommand(CommandOutput output) {
    this.output = output;
  }

  @Override
  public Integer call() throws InterruptedException {
    Login login = Login.random();
    try (StopSignal stop = new StopSignal();
        ParkingCamera camera = start(login)) {
      output.out().println("video    " + camera.video());
      output.out().println("truth    " + camera.truth());
      output.out().println("user     " + login.user());
      output.out().println("password " + login.password());
      output.out().println();
      output.out().print(ParkingLot.areas(new LotView(cameraHeight)));
      output.out().flush();
      stop.await();
    }
    return 0;
  }

  private ParkingCamera start(Login login) {
    try {
      LotView view = new LotView(cameraHeight);
      ParkingSettings settings =
          ordinary ? ParkingSettings.ordinary(seed, ORDINARY_DAYS) : ParkingSettings.lively(seed);
      return ParkingCamera.start(
          new ParkingScene(settings, view),
          new ParkingCameraSettings(
              port, login, picturesPerSecond, start.toSecondOfDay() * 1_000L, speed));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("the camera cannot use port " + port + ": " + e.getMessage(), e);
    }
  }
}
