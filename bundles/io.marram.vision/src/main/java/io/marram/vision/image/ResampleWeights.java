package io.marram.vision.image;

import java.util.function.IntToDoubleFunction;

/** Which pixels of a row or column make up each pixel of its resized copy, and how much of each. */
public final class ResampleWeights {

  /** The first old pixel of each new one. */
  final int[] first;

  /** How many old pixels each new one has. */
  final int[] count;

  /** So many places in {@link #weights} belong to each new pixel. */
  final int stride;

  /** The weights of the old pixels; those of a new one sum to 1. */
  final float[] weights;

  private ResampleWeights(int newExtent, int stride) {
    this.first = new int[newExtent];
    this.count = new int[newExtent];
    this.stride = stride;
    this.weights = new float[newExtent * stride];
  }

  /**
   * Linear interpolation when it grows, the same triangle made as wide as a new pixel when it
   * shrinks, so that every old pixel counts and nothing flickers.
   *
   * @param from the first old pixel
   * @param oldExtent how many old pixels there are, at least 1
   * @param newExtent how many new pixels there shall be, at least 1
   */
  public static ResampleWeights triangle(int from, int oldExtent, int newExtent) {
    double scale = (double) oldExtent / newExtent;
    double radius = Math.max(1, scale);
    ResampleWeights made = new ResampleWeights(newExtent, (int) Math.ceil(2 * radius) + 1);
    for (int i = 0; i < newExtent; i++) {
      double centre = (i + 0.5) * scale;
      int low = (int) Math.max(0, Math.ceil(centre - radius - 0.5));
      int end = (int) Math.min(oldExtent, Math.floor(centre + radius - 0.5) + 1);
      IntToDoubleFunction height =
          pixel -> Math.max(0, 1 - Math.abs(pixel + 0.5 - centre) / radius);
      double sum = 0;
      for (int pixel = low; pixel < end; pixel++) {
        sum += height.applyAsDouble(pixel);
      }
      made.set(i, from, low, end, height, sum);
    }
    return made;
  }

  /**
   * A new pixel is the mean of what it covers, so that small things do not fall between pixels.
   *
   * @param from the first old pixel
   * @param oldExtent how many old pixels there are, at least 1
   * @param newExtent how many new pixels there shall be, at least 1
   */
  public static ResampleWeights area(int from, int oldExtent, int newExtent) {
    double scale = (double) oldExtent / newExtent;
    ResampleWeights made = new ResampleWeights(newExtent, (int) Math.ceil(scale) + 1);
    for (int i = 0; i < newExtent; i++) {
      double left = i * scale;
      double right = Math.min(oldExtent, left + scale);
      int low = (int) left;
      int end = Math.max(low + 1, Math.min(oldExtent, (int) Math.ceil(right - 1e-9)));
      made.set(
          i,
          from,
          low,
          end,
          pixel -> Math.min(right, pixel + 1.0) - Math.max(left, pixel),
          right - left);
    }
    return made;
  }

  private void set(int i, int from, int low, int end, IntToDoubleFunction part, double whole) {
    first[i] = from + low;
    count[i] = end - low;
    for (int pixel = low; pixel < end; pixel++) {
      weights[i * stride + pixel - low] = (float) (part.applyAsDouble(pixel) / whole);
    }
  }
}
