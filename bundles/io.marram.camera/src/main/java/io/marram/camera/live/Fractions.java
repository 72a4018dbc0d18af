package io.marram.camera.live;

import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;

/** Reads places in a picture, in fractions of its width and height from the upper left corner. */
final class Fractions {

  /** What rounding may add to a sum of two fractions. */
  private static final float ROUNDING = 1e-5f;

  private Fractions() {}

  /** Reads {@code x,y}. */
  static Point point(String setting, String text) {
    float[] numbers = numbers(setting, text, 2);
    return new Point(numbers[0], numbers[1]);
  }

  /** Reads {@code x,y,width,height}. */
  static Box box(String setting, String text) {
    float[] numbers = numbers(setting, text, 4);
    float right = numbers[0] + numbers[2];
    float bottom = numbers[1] + numbers[3];
    if (numbers[2] == 0 || numbers[3] == 0) {
      throw complaint(setting, text, "a rectangle needs a width and a height");
    }
    if (right > 1 + ROUNDING || bottom > 1 + ROUNDING) {
      throw complaint(setting, text, "the rectangle ends outside the picture");
    }
    return new Box(numbers[0], numbers[1], Math.min(1, right), Math.min(1, bottom));
  }

  private static float[] numbers(String setting, String text, int count) {
    String[] parts = text.split(",", -1);
    if (parts.length != count) {
      throw complaint(setting, text, "write " + (count == 2 ? "x,y" : "x,y,width,height"));
    }
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number(setting, text, parts[i]);
    }
    return numbers;
  }

  private static float number(String setting, String text, String part) {
    try {
      float number = Float.parseFloat(part.trim());
      if (!(number >= 0 && number <= 1)) {
        throw complaint(setting, text, "each number must be 0..1, a fraction of the picture");
      }
      return number;
    } catch (NumberFormatException e) {
      throw complaint(setting, text, "\"" + part + "\" is not a number");
    }
  }

  static IllegalArgumentException complaint(String setting, String text, String reason) {
    return new IllegalArgumentException(
        "%s: %s, was \"%s\"".formatted(setting, reason, text.strip()));
  }
}
