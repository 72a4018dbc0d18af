package io.marram.vision.geometry;

/** A place in a picture, in pixels from the left and from the top. */
public record Point(float x, float y) {

  /** The distance to another point, in pixels. */
  public float distance(Point other) {
    return (float) Math.hypot(x - other.x, y - other.y);
  }
}
