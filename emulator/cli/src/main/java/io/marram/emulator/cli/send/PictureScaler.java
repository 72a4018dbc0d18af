package io.marram.emulator.cli.send;

import io.marram.vision.image.RgbImage;
import java.util.Arrays;

/**
 * Makes pictures smaller. Every new pixel is the mean of the area it covers, so nothing flickers or
 * vanishes however far the picture shrinks.
 */
final class PictureScaler {

  private static final int CHANNELS = 3;

  private PictureScaler() {}

  /**
   * @param width the new width, 1 to the picture's
   * @param height the new height, 1 to the picture's
   */
  static RgbImage shrink(RgbImage picture, int width, int height) {
    if (width < 1 || height < 1 || width > picture.width() || height > picture.height()) {
      throw new IllegalArgumentException(
          "new size must be from 1x1 to %dx%d, was %dx%d"
              .formatted(picture.width(), picture.height(), width, height));
    }
    byte[] rgb = new byte[CHANNELS * width * height];
    float[] columns = new float[CHANNELS * width];
    double yScale = (double) picture.height() / height;
    for (int y = 0; y < height; y++) {
      double top = y * yScale;
      double bottom = Math.min(picture.height(), top + yScale);
      Arrays.fill(columns, 0);
      for (int row = (int) top; row < bottom; row++) {
        double share = Math.min(bottom, row + 1) - Math.max(top, row);
        addRow(picture, row, (float) (share / (bottom - top)), columns);
      }
      for (int i = 0; i < columns.length; i++) {
        rgb[y * columns.length + i] = (byte) Math.min(255, Math.round(columns[i]));
      }
    }
    return new RgbImage(width, height, rgb);
  }

  /** Adds a share of one row, its width shrunk to that of {@code columns}. */
  private static void addRow(RgbImage picture, int row, float share, float[] columns) {
    int width = columns.length / CHANNELS;
    byte[] rgb = picture.rgb();
    int start = CHANNELS * picture.width() * row;
    double xScale = (double) picture.width() / width;
    for (int x = 0; x < width; x++) {
      double left = x * xScale;
      double right = Math.min(picture.width(), left + xScale);
      for (int column = (int) left; column < right; column++) {
        double covered = Math.min(right, column + 1) - Math.max(left, column);
        float weight = (float) (covered / (right - left)) * share;
        int pixel = start + CHANNELS * column;
        columns[CHANNELS * x] += weight * (rgb[pixel] & 0xff);
        columns[CHANNELS * x + 1] += weight * (rgb[pixel + 1] & 0xff);
        columns[CHANNELS * x + 2] += weight * (rgb[pixel + 2] & 0xff);
      }
    }
  }
}
