package io.marram.cars.count;

import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import java.util.Optional;

/** Where the way of a car meets the edge of the picture. */
final class PictureEdge {

  /** A box nearer to the edge than this touches it. */
  private static final double WIDTH = 0.02;

  private PictureEdge() {}

  /** Whether a box that has moved so far touches the edge, or is beyond it. */
  static boolean touches(Box box, double x, double y) {
    return box.left() + x < WIDTH
        || box.top() + y < WIDTH
        || box.right() + x > 1 - WIDTH
        || box.bottom() + y > 1 - WIDTH;
  }

  /**
   * The point of the edge that a car meets on its way, if that is no farther than the car's own
   * size and one step: a car farther away came from, or went, somewhere within the picture.
   *
   * @param from where the car is
   * @param x how far one step of its way goes to the right
   * @param y how far it goes downwards
   * @param box of the car
   */
  static Optional<Point> reach(Point from, double x, double y, Box box) {
    double steps = Math.min(steps(from.x(), x), steps(from.y(), y));
    boolean near =
        Math.abs((steps - 1) * x) <= box.width() && Math.abs((steps - 1) * y) <= box.height();
    if (!Double.isFinite(steps) || !near) {
      return Optional.empty();
    }
    return Optional.of(new Point(inPicture(from.x() + steps * x), inPicture(from.y() + steps * y)));
  }

  private static double steps(double from, double step) {
    if (step == 0) {
      return Double.POSITIVE_INFINITY;
    }
    return ((step > 0 ? 1 : 0) - from) / step;
  }

  private static float inPicture(double place) {
    return (float) Math.max(0, Math.min(1, place));
  }
}
