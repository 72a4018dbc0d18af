package io.marram.cars.track;

import java.util.Arrays;

/**
 * Brings rows and columns together one to one so that the sum of the costs is least: the Hungarian
 * method with shortest augmenting paths (Jonker and Volgenant, 1987). A row without a column costs
 * as much as the limit, so no pair is made that costs more.
 */
public final class Assignment {

  private Assignment() {}

  /**
   * @param costs one row of costs for each row, none NaN, all rows of the same length
   * @param limit pairs of this cost or more are not made
   * @return for each row its column, or -1
   */
  public static int[] solve(double[][] costs, double limit) {
    int rows = costs.length;
    int columns = rows == 0 ? 0 : costs[0].length;
    int[] columnOfRow = new int[rows];
    Arrays.fill(columnOfRow, -1);
    if (columns == 0) {
      return columnOfRow;
    }
    boolean turned = rows > columns;
    double[][] capped = turned ? new double[columns][rows] : new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        double cost = Math.min(costs[i][j], limit);
        if (turned) {
          capped[j][i] = cost;
        } else {
          capped[i][j] = cost;
        }
      }
    }
    int[] rowOfColumn = shortestPaths(capped);
    for (int j = 0; j < rowOfColumn.length; j++) {
      int i = rowOfColumn[j];
      if (i >= 0 && capped[i][j] < limit) {
        columnOfRow[turned ? j : i] = turned ? i : j;
      }
    }
    return columnOfRow;
  }

  /** For each column its row, or -1; there are at least as many columns as rows. */
  private static int[] shortestPaths(double[][] costs) {
    int columns = costs[0].length;
    double[] rowPrice = new double[costs.length];
    double[] columnPrice = new double[columns];
    int[] rowOfColumn = new int[columns];
    Arrays.fill(rowOfColumn, -1);
    double[] length = new double[columns];
    int[] before = new int[columns];
    boolean[] done = new boolean[columns];
    for (int start = 0; start < costs.length; start++) {
      Arrays.fill(length, Double.POSITIVE_INFINITY);
      Arrays.fill(before, -1);
      Arrays.fill(done, false);
      int row = start;
      int column = -1;
      do {
        int nearest = -1;
        for (int j = 0; j < columns; j++) {
          if (done[j]) {
            continue;
          }
          double reduced = costs[row][j] - rowPrice[row] - columnPrice[j];
          if (reduced < length[j]) {
            length[j] = reduced;
            before[j] = column;
          }
          if (nearest < 0 || length[j] < length[nearest]) {
            nearest = j;
          }
        }
        double step = length[nearest];
        rowPrice[start] += step;
        for (int j = 0; j < columns; j++) {
          if (done[j]) {
            rowPrice[rowOfColumn[j]] += step;
            columnPrice[j] -= step;
          } else {
            length[j] -= step;
          }
        }
        done[nearest] = true;
        column = nearest;
        row = rowOfColumn[nearest];
      } while (row >= 0);
      while (column >= 0) {
        int previous = before[column];
        rowOfColumn[column] = previous < 0 ? start : rowOfColumn[previous];
        column = previous;
      }
    }
    return rowOfColumn;
  }
}
