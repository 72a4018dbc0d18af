package io.marram.cars.area;

import io.marram.vision.geometry.Point;

/** Points in fractions of the picture, as an operator writes them. */
final class Fractions {

  /** Nobody draws a corner that far outside. */
  private static final float PROBABLY_PIXELS = 2;

  private Fractions() {}

  static void require(String what, Point point) {
    // Written so that NaN fails too.
    if (!(point.x() >= 0 && point.x() <= 1 && point.y() >= 0 && point.y() <= 1)) {
      String hint =
          point.x() > PROBABLY_PIXELS || point.y() > PROBABLY_PIXELS
              ? "; pixels are to be divided by the picture's width and height"
              : "";
      throw new IllegalArgumentException(
          "%s must lie in the picture (fractions from 0 to 1), was %s,%s%s"
              .formatted(what, point.x(), point.y(), hint));
    }
  }

  static void requireName(String what, String name) {
    if (name.isBlank() || name.length() > Areas.LONGEST_NAME) {
      throw new IllegalArgumentException(
          "the name of a %s must have 1 to %d characters, was \"%s\""
              .formatted(what, Areas.LONGEST_NAME, name));
    }
    if (!name.equals(name.strip()) || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "the name of a %s must be printable, without blanks around it".formatted(what));
    }
  }

  /** Reads "x,y". */
  static Point parse(String text) {
    String[] parts = text.split(",", -1);
    if (parts.length == 2) {
      try {
        return new Point(Float.parseFloat(parts[0]), Float.parseFloat(parts[1]));
      } catch (NumberFormatException e) {
        // Said below, with the text.
      }
    }
    String shown = text.length() > 30 ? text.substring(0, 30) + "..." : text;
    throw new IllegalArgumentException("a point must be \"x,y\", was \"" + shown + "\"");
  }
}
