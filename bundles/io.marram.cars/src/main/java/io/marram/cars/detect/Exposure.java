package io.marram.cars.detect;

import io.marram.vision.image.RgbImage;

/**
 * Brightens dark pictures. A network misses cars in a picture that is much darker than those it was
 * trained with, and it costs little to show it the cars as a camera would on another day.
 */
final class Exposure {

  /** The mean of all values that a picture shall have at least, 0 to 255. */
  private static final double USUAL_MEAN = 90;

  /** A picture at night consists of noise, which must not be shown as things. */
  private static final double MOST_GAIN = 2.5;

  /** One pixel in so many tells how bright a picture is. */
  private static final int SAMPLE_STEP = 7;

  private Exposure() {}

  /** The picture itself if it is bright enough, or a brighter copy. */
  static RgbImage brighten(RgbImage picture) {
    double gain = Math.min(MOST_GAIN, USUAL_MEAN / Math.max(1, mean(picture.rgb())));
    if (gain <= 1) {
      return picture;
    }
    byte[] brighter = new byte[256];
    for (int value = 0; value < 256; value++) {
      brighter[value] = (byte) Math.min(255, Math.round(gain * value));
    }
    byte[] rgb = new byte[picture.rgb().length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = brighter[picture.rgb()[i] & 0xff];
    }
    return new RgbImage(picture.width(), picture.height(), rgb);
  }

  private static double mean(byte[] rgb) {
    long sum = 0;
    int count = 0;
    for (int i = 0; i < rgb.length; i += SAMPLE_STEP) {
      sum += rgb[i] & 0xff;
      count++;
    }
    return (double) sum / count;
  }
}
