package io.marram.vision.geometry;

/**
 * An upright rectangle in a picture, in pixels.
 *
 * @param left distance of its left side from the left of the picture
 * @param top distance of its upper side from the top of the picture
 * @param right its right side, at least {@code left}
 * @param bottom its lower side, at least {@code top}
 */
public record Box(float left, float top, float right, float bottom) {

  private static final String FORM = "x,y,w,h";

  public Box {
    if (!(Float.isFinite(left)
        && Float.isFinite(top)
        && Float.isFinite(right)
        && Float.isFinite(bottom))) {
      throw new IllegalArgumentException(
          "box must be finite, was " + left + "," + top + "," + right + "," + bottom);
    }
    if (right < left || bottom < top) {
      throw new IllegalArgumentException(
          "box must not be inside out, was " + left + "," + top + "," + right + "," + bottom);
    }
  }

  public float width() {
    return right - left;
  }

  public float height() {
    return bottom - top;
  }

  /** Width times height, in square pixels. */
  public float area() {
    return width() * height();
  }

  /** The area both boxes share, in square pixels. */
  public float intersection(Box other) {
    float width = Math.min(right, other.right) - Math.max(left, other.left);
    float height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
    return width <= 0 || height <= 0 ? 0 : width * height;
  }

  /** The shared area over the area of both together: 0 apart, 1 the same; 0 if both are empty. */
  public float intersectionOverUnion(Box other) {
    float shared = intersection(other);
    float union = area() + other.area() - shared;
    return union <= 0 ? 0 : shared / union;
  }

  /** The box as "x,y,w,h" with at most two decimals. */
  public String format() {
    return PixelText.format(left, top, width(), height());
  }

  /**
   * Reads "x,y,w,h".
   *
   * @throws IllegalArgumentException if it is anything else, or if a size is negative
   */
  public static Box parse(String text) {
    float[] n = PixelText.parse(text, 4, "box", FORM);
    return new Box(n[0], n[1], n[0] + n[2], n[1] + n[3]);
  }
}
