package io.marram.collection;

import io.marram.vision.image.RgbImage;

/** A picture as few grey cells, in which one sees what moved, but no noise. */
final class GreySketch {

  private static final int COLUMNS = 64;
  private static final int ROWS = 36;

  /** So many grey levels of 256 are no noise. */
  private static final double CHANGE = 14;

  private static final int SAMPLES = 6;

  private final double[] cells = new double[COLUMNS * ROWS];

  GreySketch(RgbImage picture) {
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        cells[row * COLUMNS + column] = cell(picture, column, row);
      }
    }
  }

  /** The average of some pixels of a cell. */
  private static double cell(RgbImage picture, int column, int row) {
    int sum = 0;
    for (int i = 0; i < SAMPLES; i++) {
      int y = place(row, i, ROWS, picture.height());
      for (int j = 0; j < SAMPLES; j++) {
        int x = place(column, j, COLUMNS, picture.width());
        sum +=
            299 * picture.sample(x, y, 0)
                + 587 * picture.sample(x, y, 1)
                + 114 * picture.sample(x, y, 2);
      }
    }
    return sum / (1_000.0 * SAMPLES * SAMPLES);
  }

  private static int place(int cell, int sample, int cells, int pixels) {
    return (int) ((cell + (sample + 0.5) / SAMPLES) / cells * pixels);
  }

  /** Which part of the picture differs, 0 to 1. Light that changes everywhere is no difference. */
  double difference(GreySketch other) {
    double shift = 0;
    for (int i = 0; i < cells.length; i++) {
      shift += cells[i] - other.cells[i];
    }
    shift /= cells.length;
    int changed = 0;
    for (int i = 0; i < cells.length; i++) {
      if (Math.abs(cells[i] - other.cells[i] - shift) > CHANGE) {
        changed++;
      }
    }
    return (double) changed / cells.length;
  }
}
