package io.marram.cars.picture;

import io.marram.vision.image.RgbImage;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Pictures as Java2D draws on them. */
final class Raster {

  private Raster() {}

  /** A copy, of a size up to that of the picture. */
  static BufferedImage scaled(RgbImage picture, int width, int height) {
    BufferedImage now = of(picture);
    // By more than half at once, interpolation would leave pixels out.
    while (now.getWidth() > 2 * width) {
      now = resized(now, (now.getWidth() + 1) / 2, (now.getHeight() + 1) / 2);
    }
    return now.getWidth() == width && now.getHeight() == height ? now : resized(now, width, height);
  }

  private static BufferedImage resized(BufferedImage picture, int width, int height) {
    BufferedImage smaller = blank(width, Math.max(1, height));
    Graphics2D canvas = smaller.createGraphics();
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    canvas.drawImage(picture, 0, 0, smaller.getWidth(), smaller.getHeight(), null);
    canvas.dispose();
    return smaller;
  }

  static BufferedImage blank(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
  }

  private static BufferedImage of(RgbImage picture) {
    BufferedImage copy = blank(picture.width(), picture.height());
    swap(picture.rgb(), bytes(copy));
    return copy;
  }

  static RgbImage toRgb(BufferedImage picture) {
    byte[] rgb = new byte[3 * picture.getWidth() * picture.getHeight()];
    swap(bytes(picture), rgb);
    return new RgbImage(picture.getWidth(), picture.getHeight(), rgb);
  }

  private static byte[] bytes(BufferedImage picture) {
    return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
  }

  private static void swap(byte[] from, byte[] to) {
    for (int i = 0; i < from.length; i += 3) {
      to[i] = from[i + 2];
      to[i + 1] = from[i + 1];
      to[i + 2] = from[i];
    }
  }
}
