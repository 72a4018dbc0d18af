package io.marram.cars.area;

import io.marram.cars.LabelFilter;
import io.marram.vision.geometry.Point;

/**
 * A line across which cars are counted. Who crosses it to the left-hand side of one who looks from
 * its first point to its second, enters; who crosses it to the right-hand side, leaves. So a line
 * drawn from left to right is entered upwards.
 *
 * @param name 1 to {@value Areas#LONGEST_NAME} characters
 * @param from its first point, in fractions of the picture
 * @param to its second point
 * @param anchor the point of a car that must cross it
 * @param labels which labels count here
 */
public record CountingLine(String name, Point from, Point to, Anchor anchor, LabelFilter labels) {

  private static final double LEAST_LENGTH = 0.01;

  public CountingLine {
    Fractions.requireName("line", name);
    Fractions.require("an end of line " + name, from);
    Fractions.require("an end of line " + name, to);
    if (from.distance(to) < LEAST_LENGTH) {
      throw new IllegalArgumentException(
          "line %s must be at least %s long, was %s"
              .formatted(name, LEAST_LENGTH, from.distance(to)));
    }
  }

  /** Counts what has wheels by the middle of its box. */
  public static CountingLine of(String name, Point from, Point to) {
    return new CountingLine(name, from, to, Anchor.CENTRE, LabelFilter.ANYTHING_ON_WHEELS);
  }

  /** How far a point is from the endless line: above 0 on the side that is entered. */
  public double distance(Point point) {
    return normalX() * (point.x() - from.x()) + normalY() * (point.y() - from.y());
  }

  /** Where on the line a point is: 0 at its first point, 1 at its second. */
  public double along(Point point) {
    double x = (double) to.x() - from.x();
    double y = (double) to.y() - from.y();
    return (x * (point.x() - from.x()) + y * (point.y() - from.y())) / (x * x + y * y);
  }

  /** The part of the direction to the side that is entered which goes to the right. */
  public double normalX() {
    return ((double) to.y() - from.y()) / from.distance(to);
  }

  /** The part of the direction to the side that is entered which goes down. */
  public double normalY() {
    return ((double) from.x() - to.x()) / from.distance(to);
  }
}
