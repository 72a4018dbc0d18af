package io.marram.vision.image;

/** A picture as few grey cells, in which neither noise nor small things are seen. */
public final class GreyGrid {

  private static final int SAMPLES = 6;

  private GreyGrid() {}

  /**
   * The brightness of a picture's cells: the average of 36 pixels of each.
   *
   * @param columns at least 1
   * @param rows at least 1
   * @return row by row, each 0 to 255
   */
  public static double[] of(RgbImage picture, int columns, int rows) {
    double[] cells = new double[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        cells[row * columns + column] = cell(picture, column, columns, row, rows);
      }
    }
    return cells;
  }

  private static double cell(RgbImage picture, int column, int columns, int row, int rows) {
    int sum = 0;
    for (int i = 0; i < SAMPLES; i++) {
      int y = place(row, i, rows, picture.height());
      for (int j = 0; j < SAMPLES; j++) {
        int x = place(column, j, columns, picture.width());
        sum += picture.brightnessThousandths(x, y);
      }
    }
    return sum / (1_000.0 * SAMPLES * SAMPLES);
  }

  private static int place(int cell, int sample, int cells, int pixels) {
    return (int) ((cell + (sample + 0.5) / SAMPLES) / cells * pixels);
  }
}
