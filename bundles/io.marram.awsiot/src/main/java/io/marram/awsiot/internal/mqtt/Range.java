package io.marram.awsiot.internal.mqtt;

/** Checks numbers of a configuration. */
public final class Range {

  private Range() {}

  /**
   * @throws IllegalArgumentException naming the setting, if the value is out of range
   */
  public static void require(String setting, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be %d..%d, was %d".formatted(setting, least, most, value));
    }
  }
}
