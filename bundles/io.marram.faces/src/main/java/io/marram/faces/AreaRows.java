package io.marram.faces;

import java.util.Arrays;

/**
 * Resizes a picture by area while its rows stream past: of every source row the stretches that make
 * a column are added up; a result row is complete once its last source row has come.
 */
final class AreaRows {

  private final AreaWindows rows;
  private final int[] starts;
  private final int[] ends;
  private final float[] weights;
  private final int[][] sums;
  private int next;

  AreaRows(int sourceWidth, int sourceHeight, int width, int height) {
    AreaWindows columns = new AreaWindows(sourceWidth, width);
    this.rows = new AreaWindows(sourceHeight, height);
    this.starts = new int[width];
    this.ends = new int[width];
    this.weights = new float[width];
    for (int x = 0; x < width; x++) {
      starts[x] = 3 * columns.start(x);
      ends[x] = 3 * columns.end(x);
      weights[x] = 1f / (columns.end(x) - columns.start(x));
    }
    this.sums = new int[rows.mostSharing()][3 * width];
  }

  /** Adds one source row, given as running sums; rows come in order from 0. */
  void add(int sourceRow, int[] runningSums) {
    for (int row = next; row < rows.count() && rows.start(row) <= sourceRow; row++) {
      int[] sum = sums[row % sums.length];
      if (rows.start(row) == sourceRow) {
        Arrays.fill(sum, 0);
      }
      add(sum, runningSums);
    }
  }

  private void add(int[] sum, int[] running) {
    int to = 0;
    for (int x = 0; x < starts.length; x++, to += 3) {
      int start = starts[x];
      int end = ends[x];
      sum[to] += running[end] - running[start];
      sum[to + 1] += running[end + 1] - running[start + 1];
      sum[to + 2] += running[end + 2] - running[start + 2];
    }
  }

  /** Whether the next result row needs no source row after this one. */
  boolean hasRow(int sourceRow) {
    return next < rows.count() && rows.end(next) <= sourceRow + 1;
  }

  /** Writes the next result row, scaled for the networks, and forgets it. */
  void take(float[] values, int offset) {
    int[] sum = sums[next % sums.length];
    float rowWeight = 1f / (rows.end(next) - rows.start(next));
    int from = 0;
    int to = offset;
    for (int x = 0; x < weights.length; x++, from += 3, to += 3) {
      float weight = rowWeight * weights[x];
      values[to] = PixelScale.of(sum[from] * weight);
      values[to + 1] = PixelScale.of(sum[from + 1] * weight);
      values[to + 2] = PixelScale.of(sum[from + 2] * weight);
    }
    next++;
  }
}
