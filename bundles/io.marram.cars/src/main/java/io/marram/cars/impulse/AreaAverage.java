package io.marram.cars.impulse;

import io.marram.vision.image.RgbImage;
import java.util.Arrays;

/**
 * Changes the size of a part of a picture: a new pixel is the mean of what it covers, so that small
 * things do not fall between pixels.
 */
final class AreaAverage {

  private final RgbImage picture;
  private final PictureFit.Rectangle part;
  private final Cover columns;
  private final Cover rows;

  /** The row of the picture that {@link #line} was made of, already of the new width. */
  private int lineOf = -1;

  private final float[] line;

  private AreaAverage(RgbImage picture, PictureFit.Rectangle part, int width, int height) {
    this.picture = picture;
    this.part = part;
    this.columns = new Cover(part.x(), part.width(), width);
    this.rows = new Cover(part.y(), part.height(), height);
    this.line = new float[3 * width];
  }

  static RgbImage resize(RgbImage picture, PictureFit.Rectangle part, int width, int height) {
    boolean same =
        part.width() == width
            && part.height() == height
            && picture.width() == width
            && picture.height() == height;
    return same ? picture : new AreaAverage(picture, part, width, height).resize();
  }

  private RgbImage resize() {
    int width = columns.count();
    int height = rows.count();
    byte[] rgb = new byte[3 * width * height];
    float[] sum = new float[3 * width];
    for (int y = 0; y < height; y++) {
      Arrays.fill(sum, 0);
      for (int i = 0; i < rows.weights[y].length; i++) {
        readLine(rows.first[y] + i);
        float weight = rows.weights[y][i];
        for (int k = 0; k < sum.length; k++) {
          sum[k] += weight * line[k];
        }
      }
      for (int k = 0; k < sum.length; k++) {
        rgb[y * sum.length + k] = (byte) Math.min(255, Math.round(sum[k]));
      }
    }
    return new RgbImage(width, height, rgb);
  }

  private void readLine(int y) {
    if (lineOf == y) {
      return;
    }
    lineOf = y;
    byte[] rgb = picture.rgb();
    int start = 3 * y * picture.width();
    for (int x = 0; x < columns.count(); x++) {
      float red = 0;
      float green = 0;
      float blue = 0;
      int at = start + 3 * columns.first[x];
      for (float weight : columns.weights[x]) {
        red += weight * (rgb[at] & 0xff);
        green += weight * (rgb[at + 1] & 0xff);
        blue += weight * (rgb[at + 2] & 0xff);
        at += 3;
      }
      line[3 * x] = red;
      line[3 * x + 1] = green;
      line[3 * x + 2] = blue;
    }
  }

  /** Which old pixels each new one covers along one side, and how much of it each is. */
  private static final class Cover {

    final int[] first;
    final float[][] weights;

    Cover(int offset, int oldCount, int newCount) {
      first = new int[newCount];
      weights = new float[newCount][];
      double step = (double) oldCount / newCount;
      for (int i = 0; i < newCount; i++) {
        double begin = i * step;
        double end = Math.min(oldCount, begin + step);
        int from = (int) begin;
        int to = Math.max(from + 1, Math.min(oldCount, (int) Math.ceil(end - 1e-9)));
        first[i] = offset + from;
        weights[i] = new float[to - from];
        for (int pixel = from; pixel < to; pixel++) {
          double covered = Math.min(end, pixel + 1.0) - Math.max(begin, pixel);
          weights[i][pixel - from] = (float) (covered / (end - begin));
        }
      }
    }

    int count() {
      return first.length;
    }
  }
}
