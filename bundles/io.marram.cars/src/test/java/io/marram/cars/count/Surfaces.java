package io.marram.cars.count;

import io.marram.vision.image.RgbImage;
import java.util.function.IntBinaryOperator;

/** Grey pictures of a ground. */
final class Surfaces {

  static final int WIDTH = 320;
  static final int HEIGHT = 180;

  private Surfaces() {}

  /** Two greys in turn. */
  static RgbImage checks(int dark, int bright) {
    return of((x, y) -> (x + y) % 2 == 0 ? dark : bright);
  }

  /**
   * @param grey of a column and a row, 0 to 255
   */
  static RgbImage of(IntBinaryOperator grey) {
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) grey.applyAsInt(i / 3 % WIDTH, i / 3 / WIDTH);
    }
    return new RgbImage(WIDTH, HEIGHT, rgb);
  }
}
