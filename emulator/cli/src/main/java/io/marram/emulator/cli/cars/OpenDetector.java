package io.marram.emulator.cli.cars;

import io.marram.cars.Detections;
import io.marram.cars.detect.Detector;
import io.marram.cars.detect.DetectorException;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.vision.image.RgbImage;
import java.util.Optional;

/**
 * A detector as long as a command uses it.
 *
 * @param network behind it, if it is one
 * @param closing ends it
 */
record OpenDetector(Detector detector, Optional<CarNetwork> network, Runnable closing)
    implements AutoCloseable {

  /**
   * Looks at a picture.
   *
   * @throws CommandFailure if it cannot; no other picture would do better
   */
  Detections look(RgbImage picture, long timeMillis) {
    try {
      return detector.detect(picture, timeMillis);
    } catch (DetectorException e) {
      throw new CommandFailure("the detector failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    closing.run();
  }
}
