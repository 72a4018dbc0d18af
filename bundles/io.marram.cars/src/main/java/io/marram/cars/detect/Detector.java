package io.marram.cars.detect;

import io.marram.cars.Detections;
import io.marram.vision.image.RgbImage;
import java.util.Collection;
import java.util.List;

/** Finds things in pictures. One picture at a time, unless an implementation says otherwise. */
public interface Detector {

  /**
   * Looks at a picture.
   *
   * @param picture upright
   * @param timeMillis when it was taken, epoch milliseconds
   * @return everything that was found with at least the detector's least score, of any label;
   *     several boxes may be on one thing
   * @throws DetectorException if the picture could not be looked at
   */
  Detections detect(RgbImage picture, long timeMillis) throws DetectorException;

  /** What it can name; empty while that is not known. */
  default Collection<String> labels() {
    return List.of();
  }

  /**
   * Whether the boxes found last are as large as the things in them. Otherwise they say where
   * things are and nothing more.
   */
  default boolean knowsSizes() {
    return true;
  }
}
