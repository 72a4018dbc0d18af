package io.marram.vision.tensor;

import java.util.Arrays;

/**
 * Floats with a shape, in row-major order (the last dimension varies fastest).
 *
 * <p>Nothing is copied: shape and values are the arrays that were handed in, so that a large input
 * can be filled again and again. Whoever shares a tensor must not change it meanwhile.
 */
public final class FloatTensor {

  private final int[] shape;
  private final float[] values;

  /**
   * @param shape the extent of each dimension, each at least 0
   * @param values exactly as many values as the shape holds
   */
  public FloatTensor(int[] shape, float[] values) {
    long elements = 1;
    for (int extent : shape) {
      if (extent < 0) {
        throw new IllegalArgumentException(
            "shape must not be negative, was " + Arrays.toString(shape));
      }
      elements = Math.multiplyExact(elements, (long) extent);
    }
    if (elements != values.length) {
      throw new IllegalArgumentException(
          "values must fill shape "
              + Arrays.toString(shape)
              + " with "
              + elements
              + " floats, had "
              + values.length);
    }
    this.shape = shape;
    this.values = values;
  }

  /** The extent of each dimension; not a copy. */
  public int[] shape() {
    return shape;
  }

  /** All values, row-major; not a copy. */
  public float[] values() {
    return values;
  }

  /** The number of dimensions. */
  public int rank() {
    return shape.length;
  }

  /** The extent of one dimension, counted from 0. */
  public int dimension(int index) {
    return shape[index];
  }

  @Override
  public String toString() {
    return "FloatTensor" + Arrays.toString(shape);
  }
}
