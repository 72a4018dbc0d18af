package io.marram.cloud.recognition.embedding;

import io.marram.vision.geometry.Landmarks;
import io.marram.vision.image.RgbImage;

/** Where the five points of a face usually are in the box that a face detector draws around it. */
final class TypicalFace {

  /** In shares of the box's width and height; means over upright faces in a detector's boxes. */
  private static final float[] IN_BOX = {
    0.31f, 0.39f, 0.70f, 0.39f, 0.51f, 0.58f, 0.34f, 0.77f, 0.67f, 0.77f
  };

  private TypicalFace() {}

  static Landmarks filling(RgbImage picture) {
    float[] xy = IN_BOX.clone();
    for (int i = 0; i < xy.length; i += 2) {
      xy[i] = xy[i] * picture.width() - 0.5f;
      xy[i + 1] = xy[i + 1] * picture.height() - 0.5f;
    }
    return Landmarks.of(xy);
  }
}
