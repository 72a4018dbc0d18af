package io.marram.emulator.devices.parking.camera;

/**
 * How the camera shows the scene.
 *
 * @param port on 127.0.0.1, 0 for any free one
 * @param login who may look
 * @param picturesPerSecond of the stream, 0.1 to 30
 * @param startMillis the scene's time at the beginning, since its first midnight, at least 0
 * @param speed of the scene's time, 0.1 to 1,000; 1 is life
 */
public record ParkingCameraSettings(
    int port, Login login, double picturesPerSecond, long startMillis, double speed) {

  public ParkingCameraSettings {
    require(port >= 0 && port <= 65_535, "the port must be from 0 to 65535, was " + port);
    // Written so that NaN fails too.
    require(
        picturesPerSecond >= 0.1 && picturesPerSecond <= 30,
        "the pictures per second must be from 0.1 to 30, were " + picturesPerSecond);
    require(startMillis >= 0, "the scene's time must be at least 0, was " + startMillis);
    require(speed >= 0.1 && speed <= 1_000, "the speed must be from 0.1 to 1000, was " + speed);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
