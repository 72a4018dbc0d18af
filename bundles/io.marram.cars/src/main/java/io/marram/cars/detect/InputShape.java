package io.marram.cars.detect;

import java.util.Arrays;

/**
 * The shape of a detector's only input.
 *
 * @param batched whether the picture is the only one of a list, as nearly everywhere
 * @param channelsFirst NCHW; otherwise NHWC
 * @param width in pixels, or {@link #FREE}
 * @param height in pixels, or {@link #FREE}
 * @param step free extents must be multiples of it
 */
record InputShape(boolean batched, boolean channelsFirst, int width, int height, int step) {

  static final int FREE = -1;

  private static final int CHANNELS = 3;
  private static final int MOST_STEP = 512;
  private static final int LONGEST_SIDE = 8_192;
  private static final int MOST_PIXELS = 20_000_000;

  InputShape {
    requireExtent("width", width);
    requireExtent("height", height);
    if ((long) width * height > MOST_PIXELS) {
      throw new IllegalArgumentException(
          "the input must have at most %d pixels, was %d x %d"
              .formatted(MOST_PIXELS, width, height));
    }
    if (step < 1 || step > MOST_STEP) {
      throw new IllegalArgumentException("step must be from 1 to " + MOST_STEP + ", was " + step);
    }
  }

  private static void requireExtent(String side, int extent) {
    if (extent != FREE && (extent < 1 || extent > LONGEST_SIDE)) {
      throw new IllegalArgumentException(
          "the input's %s must be from 1 to %d or -1 (free), was %d"
              .formatted(side, LONGEST_SIDE, extent));
    }
  }

  /**
   * @param shape four extents, or three of a picture alone, -1 where the model takes any
   * @param layout "NHWC", "NCHW", or "" for where the three colours are
   */
  static InputShape of(int[] shape, String layout, int step) {
    int first = shape.length - 3;
    if (first != 0 && first != 1 || first == 1 && shape[0] != 1 && shape[0] != FREE) {
      throw new IllegalArgumentException(
          "the input must be one picture of shape [1, height, width, 3] or [1, 3, height, width],"
              + " or these without the 1, was "
              + Arrays.toString(shape));
    }
    boolean channelsFirst =
        switch (layout) {
          case "NHWC" -> false;
          case "NCHW" -> true;
          case "" -> shape[first + 2] != CHANNELS && shape[first] == CHANNELS;
          default ->
              throw new IllegalArgumentException(
                  "layout must be NHWC or NCHW, was \"" + layout + "\"");
        };
    int channels = shape[channelsFirst ? first : first + 2];
    if (channels != CHANNELS && channels != FREE) {
      throw new IllegalArgumentException(
          "the input must have three colours, its shape is " + Arrays.toString(shape));
    }
    int height = shape[channelsFirst ? first + 1 : first];
    int width = shape[channelsFirst ? first + 2 : first + 1];
    return new InputShape(first == 1, channelsFirst, width, height, step);
  }

  /** Whether pictures are resized to one size, however large they are. */
  boolean isFixed() {
    return width != FREE && height != FREE;
  }

  /** The shape for a picture, with all extents known; free ones keep the picture's own shape. */
  InputShape fit(Region region, int pixels) {
    double aspect = (double) region.width() / region.height();
    int fitWidth = width;
    int fitHeight = height;
    if (width == FREE) {
      double wanted = height == FREE ? Math.sqrt(pixels * aspect) : height * aspect;
      // A very long picture must not become a long input of one step's height.
      fitWidth = toStep(Math.min(wanted, Math.max(pixels / (double) step, step)));
    }
    if (height == FREE) {
      double wanted = width == FREE ? Math.sqrt(pixels / aspect) : width / aspect;
      fitHeight = toStep(Math.min(wanted, Math.max(pixels / (double) step, step)));
    }
    return new InputShape(batched, channelsFirst, fitWidth, fitHeight, step);
  }

  private int toStep(double extent) {
    long steps = Math.max(1, Math.round(extent / step));
    return (int) Math.min(steps, LONGEST_SIDE / step) * step;
  }

  int[] dimensions() {
    int[] picture =
        channelsFirst ? new int[] {CHANNELS, height, width} : new int[] {height, width, CHANNELS};
    return batched ? new int[] {1, picture[0], picture[1], picture[2]} : picture;
  }
}
