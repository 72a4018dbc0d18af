package io.marram.emulator.cli.anomaly.replay;

import java.awt.geom.Path2D;

/**
 * A line through many points. Of the points that share a column of pixels it shows the first, the
 * topmost, the lowest and the last, or the topmost alone, so that no peak is lost however long the
 * series is. Pictures have their y from top to bottom.
 */
final class Curve {

  private final Path2D path = new Path2D.Double();
  private final double pixel;
  private final boolean peaksOnly;
  private boolean begun;
  private boolean open;
  private long column;
  private double x;
  private double first;
  private double top;
  private double bottom;
  private double last;

  private Curve(double pixel, boolean peaksOnly) {
    this.pixel = pixel;
    this.peaksOnly = peaksOnly;
  }

  /**
   * A line that goes through all there is in a column.
   *
   * @param pixel the width of a column
   */
  static Curve ofAll(double pixel) {
    return new Curve(pixel, false);
  }

  /** A line that goes through the topmost point of each column; see {@link #ofAll}. */
  static Curve ofPeaks(double pixel) {
    return new Curve(pixel, true);
  }

  /** The next point; x never goes back. */
  void to(double toX, double toY) {
    long toColumn = (long) Math.floor(toX / pixel);
    if (!begun || toColumn != column) {
      endColumn();
      begun = true;
      column = toColumn;
      x = toX;
      first = toY;
      top = toY;
      bottom = toY;
    }
    top = Math.min(top, toY);
    bottom = Math.max(bottom, toY);
    last = toY;
  }

  /** The line ends here and begins anew with the next point. */
  void gap() {
    endColumn();
    open = false;
  }

  /** All of the line; nothing can be added any more. */
  Path2D path() {
    endColumn();
    return path;
  }

  private void endColumn() {
    if (!begun) {
      return;
    }
    begun = false;
    double begin = peaksOnly ? top : first;
    if (!open) {
      path.moveTo(x, begin);
    }
    // A point between two gaps is a line to itself, which is drawn as a dot.
    path.lineTo(x, begin);
    open = true;
    if (!peaksOnly && bottom > top) {
      path.lineTo(x, top);
      path.lineTo(x, bottom);
      path.lineTo(x, last);
    }
  }
}
