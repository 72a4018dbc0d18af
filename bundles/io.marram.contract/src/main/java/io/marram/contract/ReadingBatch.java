package io.marram.contract;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Consecutive readings of one stream, published on {@code gateways/<gateway>/readings}. A sensor is
 * described once, a reading is {@code [sensor's index, milliseconds after the batch's timestamp,
 * value]}: some 15 bytes instead of 150.
 *
 * @param first which reading the first one is; the i-th has the number {@code first.seq() + i}
 * @param readings 1 to {@value #MAX_READINGS}
 */
public record ReadingBatch(Origin first, List<Reading> readings) {

  /** The most readings of one batch. */
  public static final int MAX_READINGS = 10_000;

  /** AWS IoT Core refuses longer messages, in bytes. */
  public static final int MAX_BYTES = 128 << 10;

  /** The filter of the topics on which batches are published. */
  public static final String TOPIC_FILTER = "gateways/+/readings";

  private static final int ELEMENTS = 3;

  public ReadingBatch {
    readings = List.copyOf(readings);
    if (readings.isEmpty() || readings.size() > MAX_READINGS) {
      throw new MalformedMessageException(
          "\"readings\" must have 1 to " + MAX_READINGS + " elements, has " + readings.size());
    }
  }

  /** The topic of a gateway's batches. */
  public static String topic(String gateway) {
    return "gateways/" + gateway + "/readings";
  }

  /**
   * Reads a batch.
   *
   * @param json {@value #MAX_BYTES} bytes at most, and what a topic rule adds
   * @throws MalformedMessageException if it is too long or too deep, not JSON, or a field is
   *     missing or cannot be
   */
  public static ReadingBatch parse(byte[] json) {
    JsonObject object = BoundedJson.object(json, MAX_BYTES + (4 << 10));
    Origin first = Origin.read(object);
    long base = Fields.longInteger(object, "timestamp");
    List<Sensor> sensors = Fields.objects(object, "sensors").stream().map(Sensor::read).toList();
    JsonArray rows = Fields.list(object, "readings");
    if (rows.size() > MAX_READINGS) {
      throw new MalformedMessageException(
          "\"readings\" must have 1 to " + MAX_READINGS + " elements, has " + rows.size());
    }
    List<Reading> readings = new ArrayList<>(rows.size());
    for (JsonValue row : rows) {
      readings.add(reading(row, sensors, base, readings.size()));
    }
    return new ReadingBatch(first, readings);
  }

  private static Reading reading(JsonValue row, List<Sensor> sensors, long base, int index) {
    if (!row.isArray() || row.asArray().size() != ELEMENTS) {
      throw wrong(index, "must be [sensor, milliseconds, value]");
    }
    JsonArray elements = row.asArray();
    for (JsonValue element : elements) {
      if (!element.isNumber()) {
        throw wrong(index, "must consist of numbers");
      }
    }
    double sensor = elements.get(0).asDouble();
    if (!(sensor >= 0 && sensor < sensors.size()) || sensor != Math.rint(sensor)) {
      throw wrong(index, "names a sensor that is not in \"sensors\"");
    }
    double after = elements.get(1).asDouble();
    if (!(Math.abs(after) <= Reading.MAX_TIMESTAMP)) {
      throw wrong(index, "is beyond the year 9999");
    }
    return sensors.get((int) sensor).reading(elements.get(2).asDouble(), base + Math.round(after));
  }

  private static MalformedMessageException wrong(int index, String complaint) {
    return new MalformedMessageException("element " + index + " of \"readings\" " + complaint);
  }

  public String toJson() {
    long base = readings.get(0).timestamp();
    Map<Sensor, Integer> sensors = new LinkedHashMap<>();
    JsonArray rows = new JsonArray();
    for (Reading reading : readings) {
      int sensor = sensors.computeIfAbsent(Sensor.of(reading), added -> sensors.size());
      rows.add(new JsonArray().add(sensor).add(reading.timestamp() - base).add(reading.value()));
    }
    JsonArray descriptions = new JsonArray();
    sensors.keySet().forEach(sensor -> descriptions.add(sensor.write()));
    return first
        .write(new JsonObject())
        .add("timestamp", base)
        .add("sensors", descriptions)
        .add("readings", rows)
        .toString();
  }

  /** What a sensor's readings have in common. */
  private record Sensor(String sensorId, String type, String location, String unit) {

    static Sensor of(Reading reading) {
      return new Sensor(reading.sensorId(), reading.type(), reading.location(), reading.unit());
    }

    static Sensor read(JsonObject object) {
      return new Sensor(
          Fields.text(object, "sensor_id"),
          Fields.optionalText(object, "type", ""),
          Fields.optionalText(object, "location", ""),
          Fields.optionalText(object, "unit", ""));
    }

    Reading reading(double value, long timestamp) {
      return new Reading(sensorId, type, location, value, unit, timestamp);
    }

    JsonObject write() {
      return new JsonObject()
          .add("sensor_id", sensorId)
          .add("type", type)
          .add("location", location)
          .add("unit", unit);
    }
  }
}
