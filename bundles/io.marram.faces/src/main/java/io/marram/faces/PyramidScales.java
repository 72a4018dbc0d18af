package io.marram.faces;

import java.util.Arrays;

/**
 * The sizes at which a picture is searched. At the first, the smallest face just fills the first
 * network's cell; each next is smaller by the pyramid factor, as long as the picture's shorter side
 * holds a cell.
 */
final class PyramidScales {

  private PyramidScales() {}

  /** Scales from large to small; none if the picture is smaller than the smallest face. */
  static double[] of(int width, int height, int smallestFacePixels, double factor) {
    double scale = (double) MtcnnSettings.CELL / smallestFacePixels;
    double side = Math.min(width, height) * scale;
    double[] scales = new double[8];
    int count = 0;
    while (side >= MtcnnSettings.CELL) {
      if (count == scales.length) {
        scales = Arrays.copyOf(scales, 2 * count);
      }
      scales[count++] = scale;
      scale *= factor;
      side *= factor;
    }
    return Arrays.copyOf(scales, count);
  }

  /** The extent of a side at a scale; never 0. */
  static int extent(int pixels, double scale) {
    return (int) (pixels * scale + 1);
  }
}
