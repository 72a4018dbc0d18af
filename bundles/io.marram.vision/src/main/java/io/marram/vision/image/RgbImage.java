package io.marram.vision.image;

/**
 * A picture in memory: 8 bits each of red, green and blue, interleaved, row by row from the top, no
 * gaps. Nothing is copied.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param rgb exactly {@code 3 * width * height} bytes
 */
public record RgbImage(int width, int height, byte[] rgb) {

  public RgbImage {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "width and height must be at least 1, were " + width + "x" + height);
    }
    if (rgb.length != 3L * width * height) {
      throw new IllegalArgumentException(
          "rgb must have " + 3L * width * height + " bytes, had " + rgb.length);
    }
  }

  /** Red (0), green (1) or blue (2) of one pixel, 0 to 255. */
  public int sample(int x, int y, int channel) {
    return rgb[3 * (y * width + x) + channel] & 0xff;
  }

  /** How bright one pixel looks (ITU-R BT.601), in thousandths: 0 to 255,000. */
  public int brightnessThousandths(int x, int y) {
    return 299 * sample(x, y, 0) + 587 * sample(x, y, 1) + 114 * sample(x, y, 2);
  }

  @Override
  public String toString() {
    return "RgbImage[" + width + "x" + height + "]";
  }
}
