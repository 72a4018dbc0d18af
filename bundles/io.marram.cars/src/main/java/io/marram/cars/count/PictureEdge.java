package io.marram.cars.count;

import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import java.util.Optional;

/** Where the way of a car meets the edge of the picture. */
final class PictureEdge {

  private PictureEdge() {}

  /**
   * The point of the edge that a car meets on its way, if that is no farther than the car's own
   * size: a car farther away came from, or went, somewhere within the picture.
   *
   * @param from where the car is
   * @param x how far its way goes to the right, in any unit
   * @param y how far it goes downwards, in the same unit
   * @param box of the car
   */
  static Optional<Point> reach(Point from, double x, double y, Box box) {
    double steps = Math.min(steps(from.x(), x), steps(from.y(), y));
    boolean near = Math.abs(steps * x) <= box.width() && Math.abs(steps * y) <= box.height();
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
