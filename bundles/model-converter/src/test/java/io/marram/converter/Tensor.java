package io.marram.converter;

import io.marram.converter.graph.Constant;
import java.util.Arrays;

/** Values with a shape, for the reference and for what DJL gives back. */
record Tensor(int[] shape, float[] values) {

  Tensor {
    if (Constant.size(shape) != values.length) {
      throw new IllegalArgumentException(
          Arrays.toString(shape) + " does not fit " + values.length + " values");
    }
  }

  static Tensor zeros(int... shape) {
    return new Tensor(shape, new float[Constant.size(shape)]);
  }

  static Tensor pseudoRandom(double range, double offset, int... shape) {
    return new Tensor(shape, PseudoRandom.numbers(Constant.size(shape), range, offset));
  }

  int size(int dimension) {
    return shape[dimension];
  }

  int last() {
    return shape[shape.length - 1];
  }

  /** The element of a picture. */
  float at(int batch, int row, int column, int channel) {
    return values[index(batch, row, column, channel)];
  }

  void set(int batch, int row, int column, int channel, float value) {
    values[index(batch, row, column, channel)] = value;
  }

  /** Pictures with rows and columns exchanged; everything else as it is. */
  Tensor transposed() {
    if (shape.length != 4) {
      return this;
    }
    Constant turned = new Constant(shape, values).permuted(0, 2, 1, 3);
    return new Tensor(turned.shape(), turned.values());
  }

  private int index(int batch, int row, int column, int channel) {
    return ((batch * shape[1] + row) * shape[2] + column) * shape[3] + channel;
  }
}
