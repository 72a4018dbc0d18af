package io.marram.cars.internal;

import io.marram.cars.Detections;
import io.marram.cars.lot.LotReport;
import io.marram.vision.image.RgbImage;

/** What became of one frame. */
sealed interface Outcome {

  /**
   * Its cars were counted.
   *
   * @param sizesKnown whether the boxes are as large as the things in them
   * @param sceneChanged whether the camera has come to show something else
   */
  record Counted(
      RgbImage picture,
      Detections found,
      boolean sizesKnown,
      boolean sceneChanged,
      LotReport report)
      implements Outcome {}

  /** It is older than the one before; nothing was changed. */
  record Late() implements Outcome {}

  /** It can never be counted. */
  record Refused(String reason) implements Outcome {}

  /** The detector could not look at it. */
  record Failed(String reason) implements Outcome {}

  /** Nothing can be counted at the moment; a camera that keeps its frames sends it again. */
  record Waiting(String reason) implements Outcome {}
}
