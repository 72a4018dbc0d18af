package io.marram.camera.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an HTTP camera needs to know.
 *
 * @param live what every live camera needs to know
 * @param address where its stream or its snapshot is
 * @param credentials what it is told if it asks
 * @param authorities PEM file of the certificate authorities to trust; without it, those of Java
 * @param snapshotInterval how often a snapshot is taken, 100 ms to 1 hour, shorter than the
 *     silence; zero for a stream
 */
public record HttpCameraSettings(
    LiveSettings live,
    CameraAddress address,
    Optional<Credentials> credentials,
    Optional<Path> authorities,
    Duration snapshotInterval) {

  private static final int SHORTEST_MILLIS = 100;
  private static final int LONGEST_MILLIS = 3_600_000;

  public HttpCameraSettings {
    long millis = snapshotInterval.toMillis();
    if (millis != 0 && (millis < SHORTEST_MILLIS || millis > LONGEST_MILLIS)) {
      throw new IllegalArgumentException(
          "snapshot.interval.milliseconds must be %d..%d, or 0 for a stream, was %d"
              .formatted(SHORTEST_MILLIS, LONGEST_MILLIS, millis));
    }
    if (millis >= live.silence().toMillis()) {
      throw new IllegalArgumentException(
          "silence.seconds must be longer than snapshot.interval.milliseconds: "
              + "a camera that is asked so seldom would count as silent");
    }
  }

  /** Whether single pictures are asked for. */
  public boolean takesSnapshots() {
    return !snapshotInterval.isZero();
  }
}
