package io.marram.cars.motion;

import io.marram.vision.image.RgbImage;
import java.util.Arrays;

/** A small grey picture: 320 to 640 pixels wide, or less if there are less. */
final class GreyPicture {

  private static final int LEAST_WIDTH = 320;

  private final int width;
  private final int height;
  private final byte[] pixels;

  private GreyPicture(int width, int height, byte[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /**
   * Makes a picture small: each pixel is the mean of a square. Green stands for grey, as it has
   * most of the light.
   */
  static GreyPicture of(RgbImage picture) {
    int side = Math.max(1, Math.min(picture.width() / LEAST_WIDTH, picture.height()));
    int width = picture.width() / side;
    int height = picture.height() / side;
    byte[] pixels = new byte[width * height];
    int[] sums = new int[width];
    for (int y = 0; y < height; y++) {
      Arrays.fill(sums, 0);
      for (int row = y * side; row < (y + 1) * side; row++) {
        addGreen(picture, row, side, sums);
      }
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = (byte) (sums[x] / (side * side));
      }
    }
    return new GreyPicture(width, height, pixels);
  }

  private static void addGreen(RgbImage picture, int row, int side, int[] sums) {
    byte[] rgb = picture.rgb();
    int at = 3 * row * picture.width() + 1;
    for (int x = 0; x < sums.length; x++) {
      for (int i = 0; i < side; i++) {
        sums[x] += rgb[at] & 0xff;
        at += 3;
      }
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  boolean isAsLargeAs(GreyPicture other) {
    return width == other.width && height == other.height;
  }

  /** All of it. */
  PicturePart all() {
    return new PicturePart(0, 0, width, height, 1);
  }

  /**
   * How much a part of it differs from an earlier picture of the same size, in which it was so far
   * away.
   *
   * @param shiftX how far it has moved to the right since, in pixels
   * @param shiftY how far it has moved down
   * @return the mean over its pixels, 0 to 255; NaN if none of it was in that picture
   */
  double difference(GreyPicture earlier, PicturePart part, int shiftX, int shiftY) {
    int left = Math.max(part.left(), shiftX);
    int right = Math.min(part.right(), width + shiftX);
    int top = Math.max(part.top(), shiftY);
    int bottom = Math.min(part.bottom(), height + shiftY);
    long sum = 0;
    int count = 0;
    for (int y = top; y < bottom; y += part.step()) {
      int now = y * width;
      int then = (y - shiftY) * width - shiftX;
      for (int x = left; x < right; x += part.step()) {
        sum += Math.abs((pixels[now + x] & 0xff) - (earlier.pixels[then + x] & 0xff));
        count++;
      }
    }
    return count == 0 ? Double.NaN : (double) sum / count;
  }
}
