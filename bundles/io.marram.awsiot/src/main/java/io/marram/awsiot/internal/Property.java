package io.marram.awsiot.internal;

import io.marram.awsiot.internal.mqtt.Range;
import java.util.Map;

/** Reads one property of a configuration or of a message. */
final class Property {

  private Property() {}

  /** The text without blanks around it; {@code absent} if there is none. */
  static String text(Map<String, Object> properties, String name, String absent) {
    Object value = properties.get(name);
    return value == null || value.toString().isBlank() ? absent : value.toString().trim();
  }

  /**
   * @throws IllegalArgumentException if the property is no whole number or too small or large
   */
  static int number(Map<String, Object> properties, String name, int absent, int least, int most) {
    Object value = properties.getOrDefault(name, absent);
    if (!(value instanceof Integer number)) {
      throw new IllegalArgumentException(name + " must be a whole number, was " + value);
    }
    Range.require(name, number, least, most);
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
