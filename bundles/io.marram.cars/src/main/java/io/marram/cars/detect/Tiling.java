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

  /** In tiles of {@link #atScale}: so many are bearable, with as much overlap as a car needs. */
  private static final int MOST_TILES = 16;

  private static final double SHARED = 0.2;

  /** A scale that is smaller by this is nearly the same. */
  private static final double STEP = 0.9;

  public Tiling {
    requireCount("columns", columns);
    requireCount("rows", rows);
    if (!(overlap >= 0 && overlap <= MOST_OVERLAP)) {
      throw new IllegalArgumentException(
          "overlap must be from 0 to " + MOST_OVERLAP + ", was " + overlap);
    }
  }

  /**
   * The fewest tiles that are shown at a scale at least, or nearly; fewer if they were too many.
   *
   * @param inputWidth of the network's input, which each tile fills as far as its shape lets it
   * @param inputHeight of the network's input
   * @param scale pixels of the input for one of the picture, above 0
   */
  static Tiling atScale(Region picture, int inputWidth, int inputHeight, double scale) {
    for (double tried = scale; ; tried *= STEP) {
      int columns = count(picture.width(), inputWidth / (STEP * tried));
      int rows = count(picture.height(), inputHeight / (STEP * tried));
      if (Math.max(columns, rows) <= MOST && columns * rows <= MOST_TILES) {
        return columns * rows == 1 ? NONE : new Tiling(columns, rows, SHARED);
      }
    }
  }

  /** So many tiles of at most an extent. */
  private static int count(int extent, double most) {
    int count = 1;
    while (count <= MOST_TILES && share(count, SHARED, extent) > most) {
      count++;
    }
    return count;
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
    int start = (int) Math.floor(index * (1 - overlap) * share(count, overlap, extent));
    // A picture may have fewer pixels than tiles.
    return Math.min(start, extent - 1);
  }

  private int end(int index, int count, int extent) {
    double share = share(count, overlap, extent);
    int end = (int) Math.ceil(index * (1 - overlap) * share + share);
    return index == count - 1
        ? extent
        : Math.max(start(index, count, extent) + 1, Math.min(extent, end));
  }

  /** The extent of one of several equal tiles that overlap. */
  private static double share(int count, double overlap, int extent) {
    return extent / (count - (count - 1) * overlap);
  }
}
