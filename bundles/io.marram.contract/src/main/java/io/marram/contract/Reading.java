package io.marram.contract;

import com.eclipsesource.json.JsonObject;

/**
 * What a sensor measured at one moment.
 *
 * @param sensorId the sensor's name, unique on its gateway: 1 to {@value #MAX_ID_LENGTH} printable
 *     characters without {@code /}, {@code +} and {@code #}, so that it can be a level of a topic
 * @param type what is measured, such as {@code temperature}; at most {@value #MAX_TEXT_LENGTH}
 *     characters, may be empty (this holds for all texts)
 * @param location where the sensor is
 * @param value finite
 * @param unit the value's unit
 * @param timestamp when it was measured, epoch milliseconds, 0 to {@value #MAX_TIMESTAMP}
 */
public record Reading(
    String sensorId, String type, String location, double value, String unit, long timestamp) {

  /** The longest name of a sensor. */
  public static final int MAX_ID_LENGTH = 128;

  /** The longest of the other texts. */
  public static final int MAX_TEXT_LENGTH = 128;

  /** The end of the year 9999. */
  public static final long MAX_TIMESTAMP = 253_402_300_799_999L;

  public Reading {
    requireSensorId(sensorId);
    requireText("type", type);
    requireText("location", location);
    requireText("unit", unit);
    if (!Double.isFinite(value)) {
      throw new MalformedMessageException("\"value\" must be finite, was " + value);
    }
    if (timestamp < 0 || timestamp > MAX_TIMESTAMP) {
      throw new MalformedMessageException(
          "\"timestamp\" must be from 0 to " + MAX_TIMESTAMP + ", was " + timestamp);
    }
  }

  /**
   * Reads the fields of a reading that stand in an object of their own.
   *
   * @throws MalformedMessageException if one of them is missing or cannot be
   */
  static Reading read(JsonObject object, long timestamp) {
    return new Reading(
        Fields.text(object, "sensor_id"),
        Fields.optionalText(object, "type", ""),
        Fields.optionalText(object, "location", ""),
        Fields.number(object, "value"),
        Fields.optionalText(object, "unit", ""),
        timestamp);
  }

  JsonObject write() {
    return new JsonObject()
        .add("sensor_id", sensorId)
        .add("type", type)
        .add("location", location)
        .add("value", value)
        .add("unit", unit)
        .add("timestamp", timestamp);
  }

  private static void requireSensorId(String id) {
    if (id.isEmpty() || id.length() > MAX_ID_LENGTH) {
      throw new MalformedMessageException(
          "\"sensor_id\" must have 1 to " + MAX_ID_LENGTH + " characters, has " + id.length());
    }
    if (id.chars().anyMatch(c -> c == '/' || c == '+' || c == '#' || Character.isISOControl(c))) {
      throw new MalformedMessageException("\"sensor_id\" must be printable and without /, + and #");
    }
  }

  private static void requireText(String field, String text) {
    if (text.length() > MAX_TEXT_LENGTH) {
      throw new MalformedMessageException(
          "\"%s\" must have at most %d characters, has %d"
              .formatted(field, MAX_TEXT_LENGTH, text.length()));
    }
  }
}
