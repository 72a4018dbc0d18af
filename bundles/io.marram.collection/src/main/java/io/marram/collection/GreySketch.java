package io.marram.collection;

import io.marram.vision.image.GreyGrid;
import io.marram.vision.image.RgbImage;

/** A picture as few grey cells, in which one sees what moved, but no noise. */
final class GreySketch {

  private static final int COLUMNS = 64;
  private static final int ROWS = 36;

  /** So many grey levels of 256 are no noise. */
  private static final double CHANGE = 14;

  private final double[] cells;

  GreySketch(RgbImage picture) {
    cells = GreyGrid.of(picture, COLUMNS, ROWS);
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
