package io.marram.cars.internal;

import io.marram.cars.Detections;
import io.marram.cars.count.StallState;
import io.marram.cars.detect.Detector;
import io.marram.cars.detect.DetectorException;
import io.marram.cars.lot.LotCounter;
import io.marram.cars.scene.SceneWatch;
import io.marram.networks.NotReadyException;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** From a picture's bytes to counts: decodes, detects, counts. */
final class FrameCounting {

  private final PictureDecoder decoder;
  private final DetectorSource detectors;
  private final LotCounter lot;
  private final Optional<StallLook> closer;
  private final LabelCheck labels;
  private final SceneWatch scene = new SceneWatch();

  /** What a detector found, of what it can name, and whether its boxes say how large it is. */
  private record Found(Detections list, Collection<String> labels, boolean sizesKnown) {

    static Found by(Detector detector, RgbImage picture, long timeMillis) throws DetectorException {
      Detections list = detector.detect(picture, timeMillis);
      return new Found(list, detector.labels(), detector.knowsSizes());
    }
  }

  /**
   * @param closer looks at the stalls of each picture once more
   * @param labels looks whether the detector can name what is asked for
   */
  FrameCounting(
      PictureDecoder decoder,
      DetectorSource detectors,
      LotCounter lot,
      Optional<StallLook> closer,
      LabelCheck labels) {
    this.decoder = decoder;
    this.detectors = detectors;
    this.lot = lot;
    this.closer = closer;
    this.labels = labels;
  }

  Outcome count(byte[] file, long timeMillis) {
    try {
      RgbImage picture = decoder.decode(file);
      Found found = detect(picture, timeMillis);
      labels.check(found.labels());
      Optional<List<StallState>> stalls =
          closer.isEmpty() ? Optional.empty() : closer.get().states(picture);
      boolean changed = scene.hasChanged(picture, timeMillis);
      if (changed) {
        lot.forgetCars();
      }
      return lot.observe(found.list(), stalls, Optional.of(picture))
          .<Outcome>map(
              report ->
                  new Outcome.Counted(picture, found.list(), found.sizesKnown(), changed, report))
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
