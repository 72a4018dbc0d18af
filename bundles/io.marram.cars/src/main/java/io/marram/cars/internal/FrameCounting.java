package io.marram.cars.internal;

import io.marram.cars.Detections;
import io.marram.cars.count.StallState;
import io.marram.cars.detect.Detector;
import io.marram.cars.detect.DetectorException;
import io.marram.cars.lot.LotCounter;
import io.marram.networks.NotReadyException;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.util.List;
import java.util.Optional;

/** From a picture's bytes to counts: decodes, detects, counts. */
final class FrameCounting {

  private final PictureDecoder decoder;
  private final DetectorSource detectors;
  private final LotCounter lot;
  private final Optional<StallLook> closer;

  /** What a detector found, and whether its boxes say how large it is. */
  private record Found(Detections list, boolean sizesKnown) {

    static Found by(Detector detector, RgbImage picture, long timeMillis) throws DetectorException {
      Detections list = detector.detect(picture, timeMillis);
      return new Found(list, detector.knowsSizes());
    }
  }

  /**
   * @param closer looks at the stalls of each picture once more
   */
  FrameCounting(
      PictureDecoder decoder,
      DetectorSource detectors,
      LotCounter lot,
      Optional<StallLook> closer) {
    this.decoder = decoder;
    this.detectors = detectors;
    this.lot = lot;
    this.closer = closer;
  }

  Outcome count(byte[] file, long timeMillis) {
    try {
      RgbImage picture = decoder.decode(file);
      Found found = detect(picture, timeMillis);
      Optional<List<StallState>> stalls =
          closer.isEmpty() ? Optional.empty() : closer.get().states(picture, timeMillis);
      return lot.observe(found.list(), stalls)
          .<Outcome>map(
              report -> new Outcome.Counted(picture, found.list(), found.sizesKnown(), report))
          .orElseGet(Outcome.Late::new);
    } catch (PictureException e) {
      return new Outcome.Refused(e.getMessage());
    } catch (NotReadyException e) {
      return new Outcome.Waiting(e.getMessage());
    } catch (DetectorException e) {
      return new Outcome.Failed(e.getMessage());
    }
  }

  /**
   * A failure while the engine or a model is being exchanged says nothing about the picture. So it
   * is tried a second time, and if the detector is gone by then the frame waits.
   */
  private Found detect(RgbImage picture, long timeMillis)
      throws NotReadyException, DetectorException {
    try {
      return Found.by(detectors.ready(), picture, timeMillis);
    } catch (DetectorException first) {
      try {
        return Found.by(detectors.ready(), picture, timeMillis);
      } catch (DetectorException second) {
        detectors.ready();
        throw second;
      }
    }
  }
}
