package io.marram.cars.detect;

/**
 * An upright part of a picture, in whole pixels.
 *
 * @param left its first column, at least 0
 * @param top its first row, at least 0
 * @param width at least 1
 * @param height at least 1
 */
record Region(int left, int top, int width, int height) {

  Region {
    if (left < 0 || top < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "a region must lie in its picture and have pixels, was %d,%d %dx%d"
              .formatted(left, top, width, height));
    }
  }

  int right() {
    return left + width;
  }

  int bottom() {
    return top + height;
  }
}
