package io.marram.converter.graph;

/**
 * What a node computes. Pictures are NHWC (batch, row, column, channel); the inputs of a node are
 * named in the order that each operation states. Windows and strides are square.
 */
public sealed interface Operation {

  /** Inputs: picture, kernel [out, rows, columns, in], bias [out]. */
  record Convolution(int stride, Padding padding) implements Operation {}

  /** One kernel per channel. Inputs: picture, kernel [1, rows, columns, channels], bias. */
  record DepthwiseConvolution(int stride, Padding padding) implements Operation {}

  /**
   * Flattens everything but the batch in row-major order and multiplies. Inputs: value, weights
   * [out, in] and, optionally, bias [out].
   */
  record Dense() implements Operation {}

  /** The largest value of each window. Input: picture. */
  record MaximumPool(int size, int stride, Padding padding) implements Operation {}

  /** The mean of each window; only whole windows. Input: picture. */
  record AveragePool(int size, int stride) implements Operation {}

  /** The mean of each channel over the picture. Input: picture; output [batch, channels]. */
  record GlobalAverage() implements Operation {}

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
    EXPONENTIAL
  }
}
