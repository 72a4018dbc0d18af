package io.marram.cars.impulse;

import io.marram.vision.image.RgbImage;

/** Pictures with rectangles of one colour on black. */
final class TestPicture {

  static final int RED = 0xff0000;
  static final int GREEN = 0x00ff00;
  static final int BLUE = 0x0000ff;
  static final int WHITE = 0xffffff;

  private final RgbImage image;

  TestPicture(int width, int height) {
    image = new RgbImage(width, height, new byte[3 * width * height]);
  }

  TestPicture draw(int colour, int left, int top, int width, int height) {
    for (int y = top; y < top + height; y++) {
      for (int x = left; x < left + width; x++) {
        int at = 3 * (y * image.width() + x);
        image.rgb()[at] = (byte) (colour >> 16);
        image.rgb()[at + 1] = (byte) (colour >> 8);
        image.rgb()[at + 2] = (byte) colour;
      }
    }
    return this;
  }

  RgbImage image() {
    return image;
  }
}
