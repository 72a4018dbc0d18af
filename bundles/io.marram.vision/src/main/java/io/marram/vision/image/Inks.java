package io.marram.vision.image;

/**
 * Printing inks to red, green and blue, without a colour profile. Files with an Adobe segment store
 * how little ink there is (255 is bare paper), and with transform 2 the first three as luma and
 * chroma.
 */
final class Inks {

  private static final int YCCK = 2;

  private Inks() {}

  /** Converts a row of four samples a pixel. */
  static void toRgb(int[] row, int adobeTransform, byte[] rgb, int offset) {
    int to = offset;
    for (int i = 0; i < row.length; i += 4) {
      int cyan = row[i];
      int magenta = row[i + 1];
      int yellow = row[i + 2];
      int black = row[i + 3];
      if (adobeTransform == YCCK) {
        int luma = cyan;
        double blueness = magenta - 128;
        double redness = yellow - 128;
        cyan = clamp(luma + 1.402 * redness);
        magenta = clamp(luma - 0.344136 * blueness - 0.714136 * redness);
        yellow = clamp(luma + 1.772 * blueness);
      }
      if (adobeTransform < 0) {
        cyan = 255 - cyan;
        magenta = 255 - magenta;
        yellow = 255 - yellow;
        black = 255 - black;
      }
      rgb[to++] = light(cyan, black);
      rgb[to++] = light(magenta, black);
      rgb[to++] = light(yellow, black);
    }
  }

  private static byte light(int colour, int black) {
    return (byte) ((colour * black + 127) / 255);
  }

  private static int clamp(double value) {
    return value <= 0 ? 0 : value >= 255 ? 255 : (int) Math.round(value);
  }
}
