package io.marram.vision.alignment;

import io.marram.vision.geometry.SimilarityTransform;
import io.marram.vision.image.RgbImage;

/**
 * Samples a picture on a turned grid: bilinear between pixels; where the picture shrinks, the mean
 * of several samples per result pixel, so that no detail is skipped; the border is replicated.
 */
final class SimilarityWarp {

  /** Samples a side at most; faces more than eight times the square's size are sampled thinner. */
  private static final int MOST_SAMPLES = 8;

  private final int width;
  private final int height;
  private final byte[] rgb;

  SimilarityWarp(RgbImage picture) {
    this.width = picture.width();
    this.height = picture.height();
    this.rgb = picture.rgb();
  }

  /** Values 0 to 255 of {@code size x size} RGB pixels; the transform leads to the picture. */
  float[] warp(SimilarityTransform toPicture, int size) {
    int samples = (int) Math.max(1, Math.min(MOST_SAMPLES, Math.round(toPicture.scale())));
    float weight = 1f / (samples * samples);
    float[] result = new float[size * size * 3];
    int to = 0;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++, to += 3) {
        for (int row = 0; row < samples; row++) {
          double fromY = y + (row + 0.5) / samples - 0.5;
          for (int column = 0; column < samples; column++) {
            double fromX = x + (column + 0.5) / samples - 0.5;
            addSample(
                toPicture.a() * fromX - toPicture.b() * fromY + toPicture.tx(),
                toPicture.b() * fromX + toPicture.a() * fromY + toPicture.ty(),
                weight,
                result,
                to);
          }
        }
      }
    }
    return result;
  }

  private void addSample(double x, double y, float weight, float[] result, int to) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float alongX = (float) (x - left);
    float alongY = (float) (y - top);
    int right = clamp(left + 1, width);
    int bottom = clamp(top + 1, height);
    left = clamp(left, width);
    top = clamp(top, height);
    float bottomRight = weight * alongX * alongY;
    float bottomLeft = weight * alongY - bottomRight;
    float topRight = weight * alongX - bottomRight;
    float topLeft = weight - weight * alongY - topRight;
    int topRow = top * width;
    int bottomRow = bottom * width;
    int a = 3 * (topRow + left);
    int b = 3 * (topRow + right);
    int c = 3 * (bottomRow + left);
    int d = 3 * (bottomRow + right);
    for (int channel = 0; channel < 3; channel++) {
      result[to + channel] +=
          topLeft * (rgb[a + channel] & 0xff)
              + topRight * (rgb[b + channel] & 0xff)
              + bottomLeft * (rgb[c + channel] & 0xff)
              + bottomRight * (rgb[d + channel] & 0xff);
    }
  }

  private static int clamp(int at, int extent) {
    return Math.max(0, Math.min(extent - 1, at));
  }
}
