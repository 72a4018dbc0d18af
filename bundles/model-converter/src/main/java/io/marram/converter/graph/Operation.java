package io.marram.converter.graph;

import java.util.Optional;

/**
 * What a node computes. Pictures are NHWC (batch, row, column, channel); the inputs of a node are
 * named in the order that each operation states. Windows and strides are square.
 */
public sealed interface Operation {

  /**
   * Inputs: picture, kernel [out, rows, columns, in], bias [out].
   *
   * @param activation what is applied to each value of the result at once
   */
  record Convolution(int stride, Padding padding, Optional<Elementwise> activation)
      implements Operation {

    public Convolution(int stride, Padding padding) {
      this(stride, padding, Optional.empty());
    }
  }

  /**
   * One kernel per channel. Inputs: picture, kernel [1, rows, columns, channels], bias.
   *
   * @param activation what is applied to each value of the result at once
   */
  record DepthwiseConvolution(int stride, Padding padding, Optional<Elementwise> activation)
      implements Operation {

    public DepthwiseConvolution(int stride, Padding padding) {
      this(stride, padding, Optional.empty());
    }
  }

  /**
   * Flattens everything but the batch in row-major order and multiplies. Inputs: value, weights
   * [out, in] and, optionally, bias [out].
   */
  record Dense() implements Operation {}

  /** The largest value of each window. Input: picture. */
  record MaximumPool(int size, int stride, Padding padding) implements Operation {}

  /** The mean of each window; only whole windows. Input: picture. */
  record AveragePool(int size, int stride) implements Operation {}

  /**
   * The mean of each channel over the picture. Input: picture.
   *
   * @param keepsPicture whether the result is a picture of one pixel, else [batch, channels]
   */
  record GlobalAverage(boolean keepsPicture) implements Operation {}

  /**
   * Twice as many rows and columns: those of the input, and after each the mean of it and the next
   * one, or the last one once more. Input: picture.
   */
  record Doubling() implements Operation {}

  /** The channels of all inputs one after the other. Inputs: pictures of one size. */
  record Concatenation() implements Operation {}

  /** Appends zeros below, to the right and as further channels. Input: picture. */
  record PadAfter(int rows, int columns, int channels) implements Operation {}

  /**
   * Gives each element of the batch another shape, in row-major order. Input: value.
   *
   * @param shape the shape without the batch
   */
  record Reshape(int[] shape) implements Operation {}

  /** Negative values times a slope. Inputs: value, slopes [channels]. */
  record ParametricRelu() implements Operation {}

  /** Softmax over the last dimension. Input: value. */
  record Softmax() implements Operation {}

  /** The maximum over the last dimension, which stays with size 1. Input: value. */
  record MaximumOverChannels() implements Operation {}

  /** The sum over the last dimension, which stays with size 1. Input: value. */
  record SumOverChannels() implements Operation {}

  /** Element by element; a constant operand has one value, or one per channel. */
  enum Elementwise implements Operation {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    RELU,
    NEGATE,
    ABSOLUTE,
    EXPONENTIAL,
    SIGMOID,
    /** Between 0 and 6. */
    RELU6,
    /** relu6(x + 3) / 6. */
    HARD_SIGMOID,
    /** x * relu6(x + 3) / 6. */
    HARD_SWISH
  }
}
