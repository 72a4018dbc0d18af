package io.marram.faces;

import io.marram.vision.image.RgbImage;

/**
 * Running sums along one row of a picture, so that the sum of any stretch is a difference of two
 * numbers. All sizes of the pyramid share them: the picture is read once.
 */
final class RowSums {

  private final RgbImage picture;
  private final int[] sums;

  RowSums(RgbImage picture) {
    this.picture = picture;
    this.sums = new int[3 * (picture.width() + 1)];
  }

  /** Moves to a row. */
  void read(int y) {
    byte[] rgb = picture.rgb();
    int from = 3 * picture.width() * y;
    int end = 3 * picture.width();
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int i = 0; i < end; i += 3) {
      red += rgb[from + i] & 0xff;
      green += rgb[from + i + 1] & 0xff;
      blue += rgb[from + i + 2] & 0xff;
      sums[i + 3] = red;
      sums[i + 4] = green;
      sums[i + 5] = blue;
    }
  }

  /** The sums of the first x pixels stand at 3x (red), 3x + 1 (green) and 3x + 2 (blue). */
  int[] sums() {
    return sums;
  }
}
