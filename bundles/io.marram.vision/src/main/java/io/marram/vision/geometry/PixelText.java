package io.marram.vision.geometry;

/** Pixel numbers as text, "12.5,8,3": commas between, at most two decimals, never an exponent. */
final class PixelText {

  private static final int LONGEST_TEXT = 400;

  /** No picture is that large; beyond it the decimals of a number have no room. */
  private static final double LARGEST = 1e12;

  private PixelText() {}

  static String format(float... numbers) {
    StringBuilder text = new StringBuilder(numbers.length * 8);
    for (float number : numbers) {
      if (text.length() > 0) {
        text.append(',');
      }
      append(text, Math.round(Math.max(-LARGEST, Math.min(LARGEST, number)) * 100));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, long hundredths) {
    if (hundredths < 0) {
      text.append('-');
    }
    long size = Math.abs(hundredths);
    text.append(size / 100);
    long rest = size % 100;
    if (rest == 0) {
      return;
    }
    text.append('.').append(rest / 10);
    if (rest % 10 != 0) {
      text.append(rest % 10);
    }
  }

  /**
   * Reads exactly {@code count} finite numbers; {@code what} and {@code form} go into the error.
   */
  static float[] parse(String text, int count, String what, String form) {
    String[] parts = text.length() > LONGEST_TEXT ? new String[0] : text.split(",", -1);
    if (parts.length != count) {
      throw malformed(text, what, form);
    }
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number(parts[i].trim(), text, what, form);
    }
    return numbers;
  }

  private static float number(String part, String text, String what, String form) {
    float number;
    try {
      number = Float.parseFloat(part);
    } catch (NumberFormatException e) {
      throw malformed(text, what, form);
    }
    if (!Float.isFinite(number)) {
      throw malformed(text, what, form);
    }
    return number;
  }

  private static IllegalArgumentException malformed(String text, String what, String form) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return new IllegalArgumentException(
        what + " must be numbers \"" + form + "\", was \"" + shown + "\"");
  }
}
