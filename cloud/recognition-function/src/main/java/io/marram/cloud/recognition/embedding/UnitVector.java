package io.marram.cloud.recognition.embedding;

import java.util.List;

/** Arithmetic of vectors of length 1. */
public final class UnitVector {

  private UnitVector() {}

  /** The length of a vector. */
  public static double length(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    return Math.sqrt(square);
  }

  /** The vector stretched to length 1; a vector without direction stays as it is. */
  public static float[] of(float[] vector) {
    double length = length(vector);
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = length > 0 ? (float) (vector[i] / length) : vector[i];
    }
    return unit;
  }

  /** The direction in the middle of several, each a vector of length 1. */
  public static float[] mean(List<float[]> vectors) {
    float[] sum = new float[vectors.get(0).length];
    for (float[] vector : vectors) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += vector[i];
      }
    }
    return of(sum);
  }

  /**
   * The cosine of the angle between two vectors of length 1, -1 to 1.
   *
   * @throws IllegalArgumentException if they differ in size
   */
  public static double cosine(float[] a, float[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "vectors must be of one model, had " + a.length + " and " + b.length + " values");
    }
    double product = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
    }
    return Math.max(-1, Math.min(1, product));
  }
}
