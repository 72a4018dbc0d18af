package io.marram.emulator.cli.parking;

import io.marram.cars.Detections;
import io.marram.cars.detect.Detector;
import io.marram.cars.detect.DetectorException;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.devices.parking.ParkingScene;
import io.marram.emulator.devices.parking.ParkingTruth;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Watches the scene with a detector, at the scene's own time: a picture a second, and two while a
 * car is near a line. While nothing moves, one picture in a while is looked at, and what was found
 * counts for those between, which would be the same but for the light and the camera's noise.
 */
final class SceneWatch {

  private static final long STEP_MILLIS = 1_000;
  private static final long CROSSING_STEP_MILLIS = 500;

  /** A car is near a line for so long before and after it crosses it. */
  private static final long CROSSING_MILLIS = 2_500;

  private static final float QUALITY = 0.85f;

  /**
   * One look.
   *
   * @param picture none where what was found in an earlier one counts
   */
  record Moment(ParkingTruth truth, Detections detections, Optional<RgbImage> picture) {}

  private final ParkingScene scene;
  private final Detector detector;
  private final long stillMillis;
  private final JpegEncoder encoder = new JpegEncoder();
  private final PictureDecoder decoder = new PictureDecoder();
  private Detections still;
  private long stillSince;
  private int pictures;

  /**
   * @param stillMillis a picture in so long is looked at while nothing moves
   */
  SceneWatch(ParkingScene scene, Detector detector, long stillMillis) {
    this.scene = scene;
    this.detector = detector;
    this.stillMillis = stillMillis;
  }

  /** How many pictures were looked at. */
  int pictures() {
    return pictures;
  }

  /** Watches from the first midnight on. */
  void watch(long untilMillis, Consumer<Moment> observer) {
    long time = 0;
    while (time < untilMillis) {
      ParkingTruth truth = scene.truth(time);
      observer.accept(look(truth));
      time += scene.crossing(time, CROSSING_MILLIS) ? CROSSING_STEP_MILLIS : STEP_MILLIS;
    }
  }

  private Moment look(ParkingTruth truth) {
    long time = truth.timeMillis();
    if (truth.driving()) {
      still = null;
      return detect(truth);
    }
    if (still == null || time - stillSince >= stillMillis) {
      Moment moment = detect(truth);
      still = moment.detections();
      stillSince = time;
      return moment;
    }
    return new Moment(truth, new Detections(time, still.list()), Optional.empty());
  }

  private Moment detect(ParkingTruth truth) {
    pictures++;
    long time = truth.timeMillis();
    try {
      byte[] jpeg = encoder.encode(scene.picture(time), QUALITY);
      RgbImage picture = decoder.decode(jpeg);
      return new Moment(truth, detector.detect(picture, time), Optional.of(picture));
    } catch (PictureException | DetectorException e) {
      throw new CommandFailure("the scene cannot be looked at: " + e.getMessage(), e);
    }
  }
}
