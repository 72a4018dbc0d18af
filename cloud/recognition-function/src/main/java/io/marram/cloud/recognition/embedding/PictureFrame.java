package io.marram.cloud.recognition.embedding;

import io.marram.vision.geometry.Point;
import io.marram.vision.geometry.SimilarityTransform;
import io.marram.vision.image.RgbImage;

/** How the square that a network wants to see of a face lies in the picture. */
final class PictureFrame {

  private static final int GRID = 16;
  private static final double MOST_OUTSIDE = 0.1;
  private static final double LEAST_COVERED = 0.75;

  private PictureFrame() {}

  /**
   * Whether the picture is a face cut out so tightly that much of the square lies outside, where
   * there are no pixels: the square covers nearly all of the picture, and then some. A face at the
   * edge of a larger picture is not meant.
   *
   * @param toPicture leads from the square to the picture
   * @param size width and height of the square
   */
  static boolean isTight(RgbImage picture, SimilarityTransform toPicture, int size) {
    double inside = shareInside(size, size, toPicture, picture.width(), picture.height());
    double covered =
        shareInside(picture.width(), picture.height(), toPicture.inverse(), size, size);
    return 1 - inside > MOST_OUTSIDE && covered >= LEAST_COVERED;
  }

  /** The share of one rectangle that lies within another. */
  private static double shareInside(
      int width, int height, SimilarityTransform transform, int otherWidth, int otherHeight) {
    int inside = 0;
    for (int row = 0; row < GRID; row++) {
      for (int column = 0; column < GRID; column++) {
        float x = (column + 0.5f) / GRID * width - 0.5f;
        float y = (row + 0.5f) / GRID * height - 0.5f;
        Point there = transform.apply(new Point(x, y));
        if (isWithin(there.x(), otherWidth) && isWithin(there.y(), otherHeight)) {
          inside++;
        }
      }
    }
    return (double) inside / (GRID * GRID);
  }

  /** Pixel centres have whole coordinates, so the first pixel begins half a pixel before 0. */
  private static boolean isWithin(float at, int extent) {
    return at >= -0.5f && at < extent - 0.5f;
  }
}
