package io.marram.converter.graph;

import java.util.Arrays;

/**
 * A weight: row-major 32-bit values of a known shape.
 *
 * @param shape sizes of the dimensions, outermost first; empty for a scalar
 * @param values as many values as the shape has elements
 */
public record Constant(int[] shape, float[] values) {

  public Constant {
    if (size(shape) != values.length) {
      throw new IllegalArgumentException(
          "shape "
              + Arrays.toString(shape)
              + " has "
              + size(shape)
              + " elements, but there are "
              + values.length
              + " values");
    }
  }

  /** The number of elements of a shape: the product of its sizes, 1 for a scalar. */
  public static int size(int[] shape) {
    int size = 1;
    for (int length : shape) {
      size = Math.multiplyExact(size, length);
    }
    return size;
  }

  /**
   * The same values with their dimensions in another order.
   *
   * @param order for each dimension of the result, which dimension of this constant it is
   */
  public Constant permuted(int... order) {
    int rank = shape.length;
    if (order.length != rank) {
      throw new IllegalArgumentException("order must name " + rank + " dimensions");
    }
    int[] steps = rowMajorSteps(shape);
    int[] target = new int[rank];
    for (int d = 0; d < rank; d++) {
      target[d] = shape[order[d]];
    }
    float[] moved = new float[values.length];
    int[] position = new int[rank];
    for (int i = 0; i < moved.length; i++) {
      int from = 0;
      for (int d = 0; d < rank; d++) {
        from += position[d] * steps[order[d]];
      }
      moved[i] = values[from];
      advance(position, target);
    }
    return new Constant(target, moved);
  }

  /** The same values under another shape of the same size. */
  public Constant reshaped(int... newShape) {
    return new Constant(newShape, values);
  }

  /** How many elements to go from one index of a dimension to the next, in row-major order. */
  public static int[] rowMajorSteps(int[] shape) {
    int[] steps = new int[shape.length];
    int step = 1;
    for (int d = shape.length - 1; d >= 0; d--) {
      steps[d] = step;
      step *= shape[d];
    }
    return steps;
  }

  private static void advance(int[] position, int[] shape) {
    for (int d = shape.length - 1; d >= 0; d--) {
      if (++position[d] < shape[d]) {
        return;
      }
      position[d] = 0;
    }
  }
}
