package io.marram.emulator.rawmqtt.cloud;

import java.util.Map;

/** Reads one property of a configuration or of a message. */
final class Property {
  private Property() {}

  /**
   * @return empty if there is no such property
   */
  static String text(Map<String, Object> properties, String name) {
    Object value = properties.get(name);
    return value == null ? "" : value.toString();
  }

  /**
   * @throws IllegalArgumentException if the property is no whole number or too small or large
   */
  static int number(Map<String, Object> properties, String name, int absent, int min, int max) {
    Object value = properties.getOrDefault(name, absent);
    if (!(value instanceof Integer number) || number < min || number > max) {
      throw new IllegalArgumentException(
          "%s must be a whole number from %d to %d, was %s".formatted(name, min, max, value));
    }
    return number;
  }

  /**
   * @throws IllegalArgumentException if the property is neither true nor false
   */
  static boolean flag(Map<String, Object> properties, String name) {
    Object value = properties.getOrDefault(name, false);
    if (!(value instanceof Boolean flag)) {
      throw new IllegalArgumentException(name + " must be true or false, was " + value);
    }
    return flag;
  }
}
