package io.marram.cars.detect;

import java.util.ArrayList;
import java.util.List;

/**
 * How a picture is cut into parts that are looked at one by one, beside the picture as a whole: for
 * things that are too small when the whole picture is shrunk to the network's input. Each part
 * costs as much time as the whole.
 *
 * @param columns of equal width, 1 to {@value #MOST}
 * @param rows of equal height, 1 to {@value #MOST}
 * @param overlap which part of its width and height a tile shares with its neighbour, 0 to 0.5; a
 *     car smaller than that is seen whole by one of them
 */
public record Tiling(int columns, int rows, double overlap) {

  /** Columns or rows. */
  public static final int MOST = 8;

  /** Only the picture as a whole. */
  public static final Tiling NONE = new Tiling(1, 1, 0);

  private static final double MOST_OVERLAP = 0.5;

  public Tiling {
    requireCount("columns", columns);
    requireCount("rows", rows);
    if (!(overlap >= 0 && overlap <= MOST_OVERLAP)) {
      throw new IllegalArgumentException(
          "overlap must be from 0 to " + MOST_OVERLAP + ", was " + overlap);
    }
  }

  private static void requireCount(String field, int count) {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "%s must be from 1 to %d, was %d".formatted(field, MOST, count));
    }
  }

  /** The parts to look at: the whole picture first, then the tiles, if there are several. */
  List<Region> regions(int width, int height) {
    List<Region> regions = new ArrayList<>();
    regions.add(new Region(0, 0, width, height));
    if (columns * rows > 1) {
      for (int row = 0; row < rows; row++) {
        int top = start(row, rows, height);
        int bottom = end(row, rows, height);
        for (int column = 0; column < columns; column++) {
          int left = start(column, columns, width);
          regions.add(new Region(left, top, end(column, columns, width) - left, bottom - top));
        }
      }
    }
    return regions;
  }

  private int start(int index, int count, int extent) {
    int start = (int) Math.floor(index * (1 - overlap) * share(count, extent));
    // A picture may have fewer pixels than tiles.
    return Math.min(start, extent - 1);
  }

  private int end(int index, int count, int extent) {
    double share = share(count, extent);
    int end = (int) Math.ceil(index * (1 - overlap) * share + share);
    return index == count - 1
        ? extent
        : Math.max(start(index, count, extent) + 1, Math.min(extent, end));
  }

  /** The extent of one of several equal tiles that overlap. */
  private double share(int count, int extent) {
    return extent / (count - (count - 1) * overlap);
  }
}
