package io.marram.camera;

/** The check that a setting lies within its limits. */
public final class Range {

  private Range() {}

  /**
   * @throws IllegalArgumentException if the value is less than least or more than most; names the
   *     setting
   */
  public static void require(String setting, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be %d..%d, was %d".formatted(setting, least, most, value));
    }
  }
}
