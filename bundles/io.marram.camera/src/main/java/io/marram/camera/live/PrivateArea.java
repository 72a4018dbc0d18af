package io.marram.camera.live;

import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of the picture that nobody gets to see.
 *
 * @param corners 3 to {@value #MOST_CORNERS} points in turn, in fractions of the picture's width
 *     and height; the sides between them do not cross
 */
public record PrivateArea(List<Point> corners) {

  private static final String SETTING = "private.areas";
  private static final int MOST_CORNERS = 64;
  private static final int MOST_AREAS = 64;
  private static final int LONGEST_TEXT = 20_000;
  private static final double LEAST_AREA = 1e-7;

  public PrivateArea {
    corners = List.copyOf(corners);
    if (corners.size() < 3 || corners.size() > MOST_CORNERS) {
      throw new IllegalArgumentException(
          "%s: a polygon must have 3..%d corners, had %d"
              .formatted(SETTING, MOST_CORNERS, corners.size()));
    }
    if (crosses(corners)) {
      throw new IllegalArgumentException(SETTING + ": the sides of a polygon must not cross");
    }
    if (area(corners) < LEAST_AREA) {
      throw new IllegalArgumentException(
          SETTING + ": a polygon must have an area, its corners lie on a line");
    }
  }

  /**
   * Reads areas, separated by semicolons or line ends: rectangles {@code x,y,width,height} and
   * polygons {@code x,y x,y x,y …}.
   *
   * @throws IllegalArgumentException if it is anything else; says what
   */
  public static List<PrivateArea> parse(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException(
          SETTING + " must have at most " + LONGEST_TEXT + " characters, had " + text.length());
    }
    List<PrivateArea> areas =
        Arrays.stream(text.split("[;\\r\\n]"))
            .map(String::strip)
            .filter(area -> !area.isEmpty())
            .map(PrivateArea::parseOne)
            .toList();
    if (areas.size() > MOST_AREAS) {
      throw new IllegalArgumentException(
          "%s: at most %d areas, were %d".formatted(SETTING, MOST_AREAS, areas.size()));
    }
    return areas;
  }

  private static PrivateArea parseOne(String text) {
    String[] places = text.split("\\s+");
    if (places.length == 1) {
      return of(Fractions.box(SETTING, text));
    }
    List<Point> corners = new ArrayList<>();
    for (String place : places) {
      corners.add(Fractions.point(SETTING, place));
    }
    return new PrivateArea(corners);
  }

  private static PrivateArea of(Box box) {
    return new PrivateArea(
        List.of(
            new Point(box.left(), box.top()),
            new Point(box.right(), box.top()),
            new Point(box.right(), box.bottom()),
            new Point(box.left(), box.bottom())));
  }

  private static boolean crosses(List<Point> corners) {
    int count = corners.size();
    for (int i = 0; i < count; i++) {
      for (int j = i + 2; j < count; j++) {
        boolean neighbours = i == 0 && j == count - 1;
        if (!neighbours
            && meet(
                corners.get(i), corners.get(i + 1), corners.get(j), corners.get((j + 1) % count))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean meet(Point a, Point b, Point c, Point d) {
    return Line2D.linesIntersect(a.x(), a.y(), b.x(), b.y(), c.x(), c.y(), d.x(), d.y());
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

  /** Draws it black, with every pixel of a row that it touches. */
  void blacken(byte[] rgb, int width, int height) {
    double[] crossings = new double[corners.size()];
    for (int y = 0; y < height; y++) {
      int count = cross((y + 0.5) / height, crossings);
      for (int i = 0; i + 1 < count; i += 2) {
        int from = (int) Math.floor(crossings[i] * width);
        int to = (int) Math.min(width, Math.ceil(crossings[i + 1] * width));
        int row = y * width;
        Arrays.fill(rgb, 3 * (row + from), 3 * (row + Math.max(from, to)), (byte) 0);
      }
    }
  }

  /** Where the sides cross a row, from left to right. */
  private int cross(double y, double[] crossings) {
    int count = 0;
    Point before = corners.get(corners.size() - 1);
    for (Point corner : corners) {
      if (corner.y() > y != before.y() > y) {
        double part = (y - corner.y()) / ((double) before.y() - corner.y());
        crossings[count] = corner.x() + part * (before.x() - corner.x());
        count++;
      }
      before = corner;
    }
    Arrays.sort(crossings, 0, count);
    return count;
  }
}
