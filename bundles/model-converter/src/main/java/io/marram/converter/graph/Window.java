package io.marram.converter.graph;

/**
 * A convolution or pooling window along one dimension, with TensorFlow's rules for the border.
 *
 * @param size pixels the window covers
 * @param stride pixels from one window to the next
 * @param padding the rule for the border
 */
public record Window(int size, int stride, Padding padding) {

  /** Stands for a length that is only known when the network runs. */
  public static final int UNKNOWN = -1;

  /**
   * Stands for a length that is only known when the network runs, but then is a multiple of some
   * number: enough to know the padding of strided windows. A multiple of 1 is {@link #UNKNOWN}.
   */
  public static int multipleOf(int divisor) {
    return -divisor;
  }

  public Window {
    if (size < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "size and stride must be at least 1, were " + size + " and " + stride);
    }
  }

  /** How many windows fit a length; not more is known of it than of the length. */
  public int outputs(int length) {
    if (length < 0) {
      boolean full = padding == Padding.SAME || size == 1;
      return full && length % stride == 0 ? length / stride : UNKNOWN;
    }
    return padding == Padding.SAME ? (length + stride - 1) / stride : (length - size) / stride + 1;
  }

  /** Pixels to add before the first one. */
  public int before(int length) {
    return total(length) / 2;
  }

  /** Pixels to add after the last one: the larger half, as TensorFlow has it. */
  public int after(int length) {
    return total(length) - before(length);
  }

  /** Whether the first window starts at the first pixel, whatever remains unknown of the length. */
  public boolean startsAtFirstPixel(int length) {
    if (length < 0 && length % stride != 0 && padding == Padding.SAME) {
      return size <= 2;
    }
    return before(length) == 0;
  }

  private int total(int length) {
    if (padding == Padding.VALID || size == 1) {
      return 0;
    }
    if (stride == 1) {
      return size - 1;
    }
    if (length < 0 && length % stride == 0) {
      return Math.max(0, size - stride);
    }
    if (length < 0) {
      throw new ConversionException(
          "SAME padding with stride " + stride + " needs a picture size that is known beforehand");
    }
    return Math.max(0, (outputs(length) - 1) * stride + size - length);
  }
}
