package io.marram.vision.geometry;

import java.util.List;

/**
 * Five points of a face, in pixels of the picture it was found in. Left and right are meant as seen
 * in the picture, not from the person's side.
 */
public record Landmarks(
    Point leftEye, Point rightEye, Point nose, Point leftMouth, Point rightMouth) {

  /** How many points there are. */
  public static final int COUNT = 5;

  private static final String FORM = "x1,y1,...,x5,y5";

  /** The landmarks from ten numbers: x and y of each point in turn. */
  public static Landmarks of(float... xy) {
    if (xy.length != 2 * COUNT) {
      throw new IllegalArgumentException("landmarks must have 10 numbers, had " + xy.length);
    }
    return new Landmarks(
        new Point(xy[0], xy[1]),
        new Point(xy[2], xy[3]),
        new Point(xy[4], xy[5]),
        new Point(xy[6], xy[7]),
        new Point(xy[8], xy[9]));
  }

  /** The points in order: left eye, right eye, nose, left and right corner of the mouth. */
  public List<Point> points() {
    return List.of(leftEye, rightEye, nose, leftMouth, rightMouth);
  }

  /** Ten numbers: x and y of each point in turn. */
  public float[] xy() {
    float[] xy = new float[2 * COUNT];
    int i = 0;
    for (Point point : points()) {
      xy[i++] = point.x();
      xy[i++] = point.y();
    }
    return xy;
  }

  /** The distance between the eyes, in pixels. */
  public float eyeDistance() {
    return leftEye.distance(rightEye);
  }

  /** The landmarks as "x1,y1,...,x5,y5" with at most two decimals. */
  public String format() {
    return PixelText.format(xy());
  }

  /**
   * Reads "x1,y1,...,x5,y5".
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static Landmarks parse(String text) {
    return of(PixelText.parse(text, 2 * COUNT, "landmarks", FORM));
  }
}
