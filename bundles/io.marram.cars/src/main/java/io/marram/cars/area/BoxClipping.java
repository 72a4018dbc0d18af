package io.marram.cars.area;

import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import java.util.List;

/**
 * The area that a polygon shares with a box, by the method of Sutherland and Hodgman (Reentrant
 * polygon clipping, 1974): one side of the box after the other cuts the polygon. A polygon with
 * bays may leave bridges without area, which do not matter to its area.
 */
final class BoxClipping {

  private BoxClipping() {}

  static double area(List<Point> corners, Box box) {
    // Each cut at most doubles the number of corners.
    double[] x = new double[corners.size() * 16];
    double[] y = new double[x.length];
    int count = 0;
    for (Point corner : corners) {
      x[count] = corner.x();
      y[count++] = corner.y();
    }
    double[] cutX = new double[x.length];
    double[] cutY = new double[x.length];
    // The second and fourth cut go along y, so the axes change places in between.
    count = cut(x, y, count, box.left(), 1, cutX, cutY);
    count = cut(cutY, cutX, count, box.top(), 1, y, x);
    count = cut(x, y, count, box.right(), -1, cutX, cutY);
    count = cut(cutY, cutX, count, box.bottom(), -1, y, x);
    double twice = 0;
    for (int i = 0, before = count - 1; i < count; before = i++) {
      twice += x[before] * y[i] - x[i] * y[before];
    }
    return Math.abs(twice) / 2;
  }

  /** Keeps what lies beyond the limit in the direction of the sign; {@code u} is the axis cut. */
  private static int cut(
      double[] u, double[] v, int count, double limit, int sign, double[] outU, double[] outV) {
    int kept = 0;
    for (int i = 0, before = count - 1; i < count; before = i++) {
      boolean in = sign * (u[i] - limit) >= 0;
      boolean wasIn = sign * (u[before] - limit) >= 0;
      if (in != wasIn) {
        double part = (limit - u[before]) / (u[i] - u[before]);
        outU[kept] = limit;
        outV[kept++] = v[before] + part * (v[i] - v[before]);
      }
      if (in) {
        outU[kept] = u[i];
        outV[kept++] = v[i];
      }
    }
    return kept;
  }
}
