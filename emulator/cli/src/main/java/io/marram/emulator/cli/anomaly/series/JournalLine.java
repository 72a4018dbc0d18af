package io.marram.emulator.cli.anomaly.series;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import io.marram.contract.WireProperties;

/**
 * A line of a gateway's journal: a record as JSON, a reading or something else.
 *
 * @param isJson whether it is a JSON object
 * @param sensor whose reading it is; empty if it is none
 * @param row of the sensor's series; null if it is no reading
 */
record JournalLine(boolean isJson, String sensor, SeriesRow row) {

  static JournalLine parse(String line) {
    JsonObject object;
    try {
      object = Json.parse(line).asObject();
    } catch (ParseException | UnsupportedOperationException e) {
      return new JournalLine(false, "", null);
    }
    String sensor = text(object, WireProperties.SENSOR_ID);
    if (sensor.isEmpty() || object.get(WireProperties.VALUE) == null) {
      return new JournalLine(true, "", null);
    }
    String time = text(object, WireProperties.TIME);
    return new JournalLine(
        true,
        sensor,
        new SeriesRow(
            time, Timestamps.parse(time), Numbers.parse(text(object, WireProperties.VALUE))));
  }

  boolean isReading() {
    return !sensor.isEmpty();
  }

  private static String text(JsonObject object, String name) {
    JsonValue value = object.get(name);
    if (value == null || value.isNull()) {
      return "";
    }
    return value.isString() ? value.asString() : value.toString();
  }
}
