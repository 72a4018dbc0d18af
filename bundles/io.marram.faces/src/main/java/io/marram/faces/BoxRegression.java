package io.marram.faces;

/** Moves boxes: by the shifts that a network suggests, and to squares. */
final class BoxRegression {

  /** The first network measures boxes from corner to corner. */
  static final float CORNER_TO_CORNER = 0;

  /** The others count pixels: a box from 3 to 5 is three wide. */
  static final float COUNTING_PIXELS = 1;

  private BoxRegression() {}

  /** Shifts every corner by its share of the box's width or height. */
  static void shift(Candidates boxes, float extra) {
    float[] corners = boxes.corners();
    float[] shifts = boxes.shifts();
    for (int at = 0; at < 4 * boxes.size(); at += 4) {
      float width = corners[at + 2] - corners[at] + extra;
      float height = corners[at + 3] - corners[at + 1] + extra;
      corners[at] += shifts[at] * width;
      corners[at + 1] += shifts[at + 1] * height;
      corners[at + 2] += shifts[at + 2] * width;
      corners[at + 3] += shifts[at + 3] * height;
    }
  }

  /** Widens the shorter side to the longer one; the middle stays. */
  static void square(Candidates boxes) {
    float[] corners = boxes.corners();
    for (int at = 0; at < 4 * boxes.size(); at += 4) {
      float width = corners[at + 2] - corners[at];
      float height = corners[at + 3] - corners[at + 1];
      float side = Math.max(width, height);
      corners[at] += width * 0.5f - side * 0.5f;
      corners[at + 1] += height * 0.5f - side * 0.5f;
      corners[at + 2] = corners[at] + side;
      corners[at + 3] = corners[at + 1] + side;
    }
  }
}
