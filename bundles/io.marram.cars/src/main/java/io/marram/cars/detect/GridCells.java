package io.marram.cars.detect;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Boxes that are said relative to the cells of grids over the input: how far the centre is from a
 * cell's corner, in cells, and the logarithms of width and height, in cells. One box for each cell,
 * row by row, grid after grid (YOLOX; Ge and others, 2021).
 *
 * @param strides the pixels between cells, of each grid
 */
record GridCells(int[] strides) {

  private static final int MOST_STRIDE = 512;

  GridCells {
    if (strides.length == 0
        || Arrays.stream(strides).anyMatch(stride -> stride < 1 || stride > MOST_STRIDE)) {
      throw new IllegalArgumentException(
          "parameter strides must be numbers from 1 to %d with commas, was %s"
              .formatted(MOST_STRIDE, Arrays.toString(strides)));
    }
  }

  /** How many cells there are over an input. */
  int count(InputShape input) {
    return Arrays.stream(strides)
        .map(stride -> cells(input.width(), stride) * cells(input.height(), stride))
        .sum();
  }

  private static int cells(int extent, int stride) {
    return (extent + stride - 1) / stride;
  }

  /**
   * The boxes in pixels of the input, centre and size.
   *
   * @param relative as many as there are cells
   */
  NumberTable boxes(NumberTable relative, InputShape input) {
    float[] boxes = new float[4 * relative.count()];
    int box = 0;
    for (int stride : strides) {
      for (int y = 0; y < cells(input.height(), stride); y++) {
        for (int x = 0; x < cells(input.width(), stride); x++, box++) {
          boxes[4 * box] = (relative.get(box, 0) + x) * stride;
          boxes[4 * box + 1] = (relative.get(box, 1) + y) * stride;
          boxes[4 * box + 2] = (float) Math.exp(relative.get(box, 2)) * stride;
          boxes[4 * box + 3] = (float) Math.exp(relative.get(box, 3)) * stride;
        }
      }
    }
    return new NumberTable(boxes, relative.count(), 0, 4, 1);
  }

  /** The strides for messages. */
  String text() {
    return Arrays.stream(strides).mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }
}
