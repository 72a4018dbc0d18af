package io.marram.cars.detect;

/**
 * Which pixels of a row or column make up each pixel of its resized copy: linear interpolation when
 * it grows, the same triangle made as wide as a new pixel when it shrinks, so that every old pixel
 * counts and nothing flickers.
 */
final class ResampleWeights {

  /** The first old pixel of each new one. */
  final int[] first;

  /** How many old pixels each new one has. */
  final int[] count;

  /** So many places in {@link #weights} belong to each new pixel. */
  final int stride;

  /** The weights of the old pixels; those of a new one sum to 1. */
  final float[] weights;

  /**
   * @param from the first old pixel
   * @param oldExtent how many old pixels there are
   * @param newExtent how many new pixels there shall be
   */
  ResampleWeights(int from, int oldExtent, int newExtent) {
    double scale = (double) oldExtent / newExtent;
    double radius = Math.max(1, scale);
    first = new int[newExtent];
    count = new int[newExtent];
    stride = (int) Math.ceil(2 * radius) + 1;
    weights = new float[newExtent * stride];
    for (int i = 0; i < newExtent; i++) {
      double centre = (i + 0.5) * scale;
      int low = (int) Math.max(0, Math.ceil(centre - radius - 0.5));
      int high = (int) Math.min(oldExtent - 1.0, Math.floor(centre + radius - 0.5));
      double sum = 0;
      for (int j = low; j <= high; j++) {
        sum += weight(j, centre, radius);
      }
      first[i] = from + low;
      count[i] = high - low + 1;
      for (int j = low; j <= high; j++) {
        weights[i * stride + j - low] = (float) (weight(j, centre, radius) / sum);
      }
    }
  }

  private static double weight(int pixel, double centre, double radius) {
    return Math.max(0, 1 - Math.abs(pixel + 0.5 - centre) / radius);
  }
}
