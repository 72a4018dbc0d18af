package io.marram.benchmarks;

import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pictures to measure with: the demo's samples, or any file. */
final class Pictures {

  private static final float JPEG_QUALITY = 0.92f;

  private Pictures() {}

  /** The picture at another size, as a camera would have taken it. */
  static RgbImage read(String name, int width, int height) throws IOException, PictureException {
    RgbImage picture = new PictureDecoder().decode(bytes(name));
    return scale(picture, width, height);
  }

  static byte[] jpeg(RgbImage picture) {
    return new JpegEncoder().encode(picture, JPEG_QUALITY);
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream sample = Pictures.class.getClassLoader().getResourceAsStream(name)) {
      return sample == null ? Files.readAllBytes(Path.of(name)) : sample.readAllBytes();
    }
  }

  private static RgbImage scale(RgbImage picture, int width, int height) {
    BufferedImage from = new BufferedImage(picture.width(), picture.height(), 1);
    int[] row = new int[picture.width()];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < row.length; x++) {
        int at = 3 * (y * picture.width() + x);
        row[x] =
            (picture.rgb()[at] & 0xff) << 16
                | (picture.rgb()[at + 1] & 0xff) << 8
                | picture.rgb()[at + 2] & 0xff;
      }
      from.setRGB(0, y, row.length, 1, row, 0, row.length);
    }
    BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = to.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(from, 0, 0, width, height, null);
    graphics.dispose();
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < width * height; i++) {
      int pixel = to.getRGB(i % width, i / width);
      rgb[3 * i] = (byte) (pixel >> 16);
      rgb[3 * i + 1] = (byte) (pixel >> 8);
      rgb[3 * i + 2] = (byte) pixel;
    }
    return new RgbImage(width, height, rgb);
  }
}
