package io.marram.cars.count;

import io.marram.cars.area.Polygon;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import io.marram.vision.image.RgbImage;

/**
 * How much light and shade a stall shows. The ground is even, or nearly; a car has windows, paint,
 * tyres and a shadow below it.
 */
final class StallContrast {

  /** The outer part of a stall is left out: the lines around it are brighter than the ground. */
  private static final float MARGIN = 0.15f;

  /** So many columns and rows of a stall are looked at, at most. */
  private static final int MOST_SAMPLES = 96;

  /** In values of a pixel: at night noise is no contrast. */
  private static final double DARKNESS = 10;

  private static final int VALUES = 256;
  private static final double LOW = 0.1;
  private static final double HIGH = 0.9;

  private StallContrast() {}

  /**
   * By how much the brighter tenth of a stall is brighter than the darker tenth, in parts of its
   * mean brightness: 0.1 to 0.6 where it is free, 0.5 to 1.8 where a car is in it, nearly always.
   *
   * @return above 0
   */
  static double of(RgbImage picture, Polygon stall) {
    int[] brightness = brightness(picture, stall);
    int count = 0;
    long sum = 0;
    for (int value = 0; value < VALUES; value++) {
      count += brightness[value];
      sum += (long) value * brightness[value];
    }
    int spread = quantile(brightness, count, HIGH) - quantile(brightness, count, LOW);
    return (spread + 1) / ((double) sum / count + DARKNESS);
  }

  /** How many pixels within the stall have each brightness. */
  private static int[] brightness(RgbImage picture, Polygon stall) {
    Box bounds = stall.bounds();
    float middleX = (bounds.left() + bounds.right()) / 2;
    float middleY = (bounds.top() + bounds.bottom()) / 2;
    int stepX = step(bounds.width() * picture.width());
    int stepY = step(bounds.height() * picture.height());
    int[] count = new int[VALUES];
    boolean any = false;
    for (int y = pixel(bounds.top(), picture.height());
        y <= pixel(bounds.bottom(), picture.height());
        y += stepY) {
      for (int x = pixel(bounds.left(), picture.width());
          x <= pixel(bounds.right(), picture.width());
          x += stepX) {
        Point seen =
            new Point(
                outwards((x + 0.5f) / picture.width(), middleX),
                outwards((y + 0.5f) / picture.height(), middleY));
        if (stall.contains(seen)) {
          count[brightness(picture, x, y)]++;
          any = true;
        }
      }
    }
    if (!any) {
      count[
          brightness(picture, pixel(middleX, picture.width()), pixel(middleY, picture.height()))]++;
    }
    return count;
  }

  /** Where a point of the stall without its margin is in the whole stall. */
  private static float outwards(float place, float middle) {
    return middle + (place - middle) / (1 - MARGIN);
  }

  private static int step(double pixels) {
    return (int) Math.max(1, Math.ceil(pixels / MOST_SAMPLES));
  }

  private static int pixel(float place, int extent) {
    return (int) Math.max(0, Math.min(extent - 1, place * (double) extent));
  }

  private static int brightness(RgbImage picture, int x, int y) {
    return (picture.brightnessThousandths(x, y) + 500) / 1000;
  }

  private static int quantile(int[] counts, int count, double part) {
    double left = part * (count - 1);
    int value = 0;
    for (left -= counts[0]; left >= 0; left -= counts[value]) {
      value++;
    }
    return value;
  }
}
