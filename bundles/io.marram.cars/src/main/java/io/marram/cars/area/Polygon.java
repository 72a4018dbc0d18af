package io.marram.cars.area;

import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of the picture with straight sides that do not cross.
 *
 * @param corners 3 to {@value #MOST_CORNERS} points in turn, in fractions of the picture's width
 *     and height
 */
public record Polygon(List<Point> corners) {

  static final int MOST_CORNERS = 64;

  private static final int LONGEST_TEXT = 4_000;

  /** A tenth of a pixel of a 4K picture, squared, is less. */
  private static final double LEAST_AREA = 1e-7;

  public Polygon {
    corners = List.copyOf(corners);
    if (corners.size() < 3 || corners.size() > MOST_CORNERS) {
      throw new IllegalArgumentException(
          "a polygon must have 3 to " + MOST_CORNERS + " corners, had " + corners.size());
    }
    for (Point corner : corners) {
      Fractions.require("a corner", corner);
    }
    Segments.requireApart(corners);
    if (area(corners) < LEAST_AREA) {
      throw new IllegalArgumentException("a polygon must have an area, its corners lie on a line");
    }
  }

  /** The upright rectangle. */
  public static Polygon of(Box box) {
    return new Polygon(
        List.of(
            new Point(box.left(), box.top()),
            new Point(box.right(), box.top()),
            new Point(box.right(), box.bottom()),
            new Point(box.left(), box.bottom())));
  }

  /**
   * Reads "x,y x,y x,y …".
   *
   * @throws IllegalArgumentException if it is anything else, or no polygon within the picture
   */
  public static Polygon parse(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          "a polygon must have at most " + LONGEST_TEXT + " characters, had " + text.length());
    }
    List<Point> corners = new ArrayList<>();
    for (String corner : text.trim().split("\\s+")) {
      corners.add(Fractions.parse(corner));
    }
    return new Polygon(corners);
  }

  /** The polygon as it is read. */
  public String format() {
    StringBuilder text = new StringBuilder();
    for (Point corner : corners) {
      text.append(text.isEmpty() ? "" : " ").append(corner.x()).append(',').append(corner.y());
    }
    return text.toString();
  }

  /** Whether a point is inside. On a side it may be either. */
  public boolean contains(Point point) {
    boolean inside = false;
    Point before = corners.get(corners.size() - 1);
    for (Point corner : corners) {
      if (corner.y() > point.y() != before.y() > point.y()) {
        double part = ((double) point.y() - corner.y()) / ((double) before.y() - corner.y());
        inside ^= point.x() < corner.x() + part * (before.x() - corner.x());
      }
      before = corner;
    }
    return inside;
  }

  /** As a part of the picture, 0 to 1. */
  public double area() {
    return area(corners);
  }

  /** The area shared with a box, as a part of the picture. */
  public double intersection(Box box) {
    return BoxClipping.area(corners, box);
  }

  /** The upright rectangle around it. */
  public Box bounds() {
    float left = 1;
    float top = 1;
    float right = 0;
    float bottom = 0;
    for (Point corner : corners) {
      left = Math.min(left, corner.x());
      top = Math.min(top, corner.y());
      right = Math.max(right, corner.x());
      bottom = Math.max(bottom, corner.y());
    }
    return new Box(left, top, right, bottom);
  }

  private static double area(List<Point> corners) {
    double twice = 0;
    Point before = corners.get(corners.size() - 1);
    for (Point corner : corners) {
      twice += (double) before.x() * corner.y() - (double) corner.x() * before.y();
      before = corner;
    }
    return Math.abs(twice) / 2;
  }
}
