package io.marram.vision.image;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Turns any decoded picture into 8-bit RGB: palettes are looked up, 16 bits are rounded to 8, grey
 * is spread as it is stored (the library would change its brightness), and what is transparent is
 * laid on white.
 */
final class PixelConversion {

  private static final int WHITE = 255;

  private PixelConversion() {}

  static RgbImage toRgb(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    byte[] rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
    Raster raster = picture.getRaster();
    int bands = raster.getNumBands();
    int[] row = new int[width * bands];
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, row);
      if (picture.getColorModel() instanceof IndexColorModel palette) {
        lookUp(row, palette, rgb, 3 * width * y);
      } else {
        spread(row, bands, largest(picture), rgb, 3 * width * y);
      }
    }
    return new RgbImage(width, height, rgb);
  }

  private static int largest(BufferedImage picture) {
    return (1 << picture.getColorModel().getComponentSize(0)) - 1;
  }

  private static void lookUp(int[] row, IndexColorModel palette, byte[] rgb, int offset) {
    int to = offset;
    for (int index : row) {
      int alpha = palette.getAlpha(index);
      rgb[to++] = onWhite(palette.getRed(index), alpha);
      rgb[to++] = onWhite(palette.getGreen(index), alpha);
      rgb[to++] = onWhite(palette.getBlue(index), alpha);
    }
  }

  private static void spread(int[] row, int bands, int largest, byte[] rgb, int offset) {
    boolean grey = bands < 3;
    boolean transparent = bands % 2 == 0;
    int to = offset;
    for (int i = 0; i < row.length; i += bands) {
      int alpha = transparent ? eightBits(row[i + bands - 1], largest) : WHITE;
      for (int channel = 0; channel < 3; channel++) {
        rgb[to++] = onWhite(eightBits(row[grey ? i : i + channel], largest), alpha);
      }
    }
  }

  private static int eightBits(int sample, int largest) {
    return largest == 255 ? sample : (int) ((sample * 255L + largest / 2) / largest);
  }

  private static byte onWhite(int colour, int alpha) {
    return (byte) ((colour * alpha + WHITE * (255 - alpha) + 127) / 255);
  }
}
