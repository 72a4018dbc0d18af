package io.marram.camera;

/** The check that a setting lies within its limits. */
final class Range {

  private Range() {}

  static void require(String setting, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be %d..%d, was %d".formatted(setting, least, most, value));
    }
  }
}
