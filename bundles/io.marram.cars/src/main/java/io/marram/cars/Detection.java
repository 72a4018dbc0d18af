package io.marram.cars;

import io.marram.vision.geometry.Box;
import java.util.Optional;

/**
 * Something that a network found in a picture.
 *
 * @param box where, in fractions of the picture's width and height, 0 to 1
 * @param label what it seems to be, 1 to 64 characters, such as "car"
 * @param score how sure the network is, 0 to 1
 */
public record Detection(Box box, String label, double score) {

  static final int LONGEST_LABEL = 64;

  public Detection {
    if (box.left() < 0 || box.top() < 0 || box.right() > 1 || box.bottom() > 1) {
      throw new IllegalArgumentException("box must lie in the picture (0 to 1), was " + box);
    }
    if (!(box.area() > 0)) {
      throw new IllegalArgumentException("box must have an area, was " + box);
    }
    if (label.isBlank() || label.length() > LONGEST_LABEL) {
      throw new IllegalArgumentException(
          "label must have 1 to " + LONGEST_LABEL + " characters, was \"" + label + "\"");
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score must be from 0 to 1, was " + score);
    }
  }

  /**
   * A detection from a network's answer in pixels, cut to the picture. Empty if the answer is no
   * detection: a number is not finite, the score is not from 0 to 1, or nothing of the box is in
   * the picture.
   *
   * @param width of the picture in pixels, at least 1
   * @param height of the picture in pixels, at least 1
   */
  public static Optional<Detection> ofPixels(
      float left,
      float top,
      float right,
      float bottom,
      int width,
      int height,
      String label,
      double score) {
    float x1 = clip(left / width);
    float y1 = clip(top / height);
    float x2 = clip(right / width);
    float y2 = clip(bottom / height);
    // Written so that NaN is no detection.
    boolean sound =
        Float.isFinite(left)
            && Float.isFinite(top)
            && Float.isFinite(right)
            && Float.isFinite(bottom)
            && x1 < x2
            && y1 < y2
            && (x2 - x1) * (y2 - y1) > 0
            && score >= 0
            && score <= 1;
    return sound
        ? Optional.of(new Detection(new Box(x1, y1, x2, y2), label, score))
        : Optional.empty();
  }

  private static float clip(float fraction) {
    return Math.max(0, Math.min(1, fraction));
  }
}
