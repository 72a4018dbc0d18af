package io.marram.cars.area;

import io.marram.vision.geometry.Point;
import java.util.List;

/** Which sides of a polygon meet where they must not. */
final class Segments {

  private Segments() {}

  /**
   * @throws IllegalArgumentException if two sides cross or touch, other than neighbours at their
   *     common corner
   */
  static void requireApart(List<Point> corners) {
    int count = corners.size();
    for (int i = 0; i < count; i++) {
      Point from = corners.get(i);
      Point to = corners.get((i + 1) % count);
      if (from.equals(to)) {
        throw new IllegalArgumentException(
            "a polygon must not have the same corner twice in turn, corner "
                + (i + 1)
                + " is followed by itself");
      }
      for (int j = i + 2; j < count - (i == 0 ? 1 : 0); j++) {
        if (meet(from, to, corners.get(j), corners.get((j + 1) % count))) {
          throw new IllegalArgumentException(
              "the sides of a polygon must not cross, side %d crosses side %d"
                  .formatted(i + 1, j + 1));
        }
      }
    }
  }

  private static boolean meet(Point a, Point b, Point c, Point d) {
    int abc = side(a, b, c);
    int abd = side(a, b, d);
    int cda = side(c, d, a);
    int cdb = side(c, d, b);
    return abc != abd && cda != cdb
        || abc == 0 && within(a, b, c)
        || abd == 0 && within(a, b, d)
        || cda == 0 && within(c, d, a)
        || cdb == 0 && within(c, d, b);
  }

  /** On which side of the line from a to b the point lies; 0 on it. */
  private static int side(Point a, Point b, Point point) {
    double cross =
        ((double) b.x() - a.x()) * ((double) point.y() - a.y())
            - ((double) b.y() - a.y()) * ((double) point.x() - a.x());
    return (int) Math.signum(cross);
  }

  private static boolean within(Point a, Point b, Point point) {
    return point.x() >= Math.min(a.x(), b.x())
        && point.x() <= Math.max(a.x(), b.x())
        && point.y() >= Math.min(a.y(), b.y())
        && point.y() <= Math.max(a.y(), b.y());
  }
}
