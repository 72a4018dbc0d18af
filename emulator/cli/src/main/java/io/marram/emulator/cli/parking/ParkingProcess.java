package io.marram.emulator.cli.parking;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.process.CompanionProcess;
import io.marram.emulator.devices.parking.camera.Login;
import io.marram.emulator.devices.parking.camera.Parking;
import io.marram.emulator.devices.parking.camera.ParkingCameraClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * The process of the camera over the drawn parking lot. Where it is, is written to the home, for
 * who wants to know how many cars there really are.
 */
public final class ParkingProcess implements AutoCloseable {

  /** Readable by this user only: it has the camera's password. */
  private static final String CAMERA_FILE = "camera.json";

  private static final String PASSWORD_FILE = "password";

  /** Two pictures, each four times as large as the camera's, and what they are made of. */
  private static final List<String> JAVA_OPTIONS = List.of("-Xmx256m");

  private final CompanionProcess process;
  private final Path cameraFile;
  private final URI video;
  private final Login login;

  private ParkingProcess(CompanionProcess process, Path cameraFile, URI video, Login login) {
    this.process = process;
    this.cameraFile = cameraFile;
    this.video = video;
    this.login = login;
  }

  /**
   * Starts it; does not wait.
   *
   * @param log takes what it logs
   * @throws CommandFailure if there can be no such process
   */
  public static ParkingProcess start(SystemHome home, Path log) {
    try {
      Path folder = Files.createDirectories(home.parking());
      Login login = Login.random();
      Path passwordFile = folder.resolve(PASSWORD_FILE);
      writePrivate(passwordFile, login.password());
      // It keeps its port when it is started again.
      int port = freePort();
      CompanionProcess process =
          CompanionProcess.start(
              "parking camera",
              JAVA_OPTIONS,
              Parking.class,
              List.of("--port", Integer.toString(port), "--password-file", passwordFile.toString()),
              log);
      return new ParkingProcess(
          process,
          folder.resolve(CAMERA_FILE),
          URI.create("http://127.0.0.1:" + port + "/video"),
          login);
    } catch (IOException e) {
      throw new CommandFailure("cannot start the parking camera: " + e.getMessage(), e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      return socket.getLocalPort();
    }
  }

  private static void writePrivate(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, text);
  }

  /**
   * Waits until it can be looked at.
   *
   * @throws CommandFailure if it does not come up
   */
  public void awaitReady() {
    process.awaitReady();
    try {
      writePrivate(
          cameraFile,
          new JsonObject()
              .add("truth", video.resolve("/truth").toString())
              .add("user", login.user())
              .add("password", login.password())
              .toString());
    } catch (IOException e) {
      throw new CommandFailure("the parking camera cannot be told of: " + e.getMessage(), e);
    }
  }

  /** Asks this camera, once it is ready. */
  ParkingCameraClient camera() {
    return new ParkingCameraClient(video.resolve("/truth"), login);
  }

  /** Asks the camera of the system that runs, if it has one. */
  public static Optional<ParkingCameraClient> running(SystemHome home) {
    try {
      JsonObject camera =
          Json.parse(Files.readString(home.parking().resolve(CAMERA_FILE))).asObject();
      return Optional.of(
          new ParkingCameraClient(
              URI.create(camera.getString("truth", "")),
              new Login(camera.getString("user", ""), camera.getString("password", ""))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      throw new CommandFailure("the parking camera cannot be found: " + e.getMessage(), e);
    }
  }

  /** Where its stream is. */
  URI video() {
    return video;
  }

  Login login() {
    return login;
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(cameraFile);
    } catch (IOException e) {
      throw new CommandFailure("the parking camera cannot be forgotten: " + e.getMessage(), e);
    } finally {
      process.close();
    }
  }
}
