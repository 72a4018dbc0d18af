package io.marram.camera.live;

import io.marram.vision.image.RgbImage;

/** How far a picture is turned clockwise, for cameras that do not hang upright. */
public enum Rotation {
  NONE,
  QUARTER,
  HALF,
  THREE_QUARTERS;

  private static final int QUARTER_DEGREES = 90;

  /**
   * Reads a setting.
   *
   * @throws IllegalArgumentException if it is neither 0, 90, 180 nor 270
   */
  public static Rotation of(String degrees) {
    for (Rotation rotation : values()) {
      if (degrees.equals(String.valueOf(QUARTER_DEGREES * rotation.ordinal()))) {
        return rotation;
      }
    }
    throw new IllegalArgumentException(
        "rotation must be 0, 90, 180 or 270, was \"" + degrees + "\"");
  }

  RgbImage turn(RgbImage image) {
    if (this == NONE) {
      return image;
    }
    boolean lies = this != HALF;
    int width = lies ? image.height() : image.width();
    int height = lies ? image.width() : image.height();
    byte[] from = image.rgb();
    byte[] to = new byte[from.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel =
            switch (this) {
              case NONE -> y * width + x;
              case QUARTER -> (width - 1 - x) * height + y;
              case HALF -> (height - 1 - y) * width + (width - 1 - x);
              case THREE_QUARTERS -> x * height + (height - 1 - y);
            };
        System.arraycopy(from, 3 * pixel, to, 3 * (y * width + x), 3);
      }
    }
    return new RgbImage(width, height, to);
  }
}
