package io.marram.cloud.store;

import io.marram.contract.Reading;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a reading lies in the table of readings and, as the latest one, in the table of sensors. */
final class ReadingItem {

  static final String SENSOR = "sensor";
  static final String POSITION = "position";
  static final String GATEWAY = "gateway";
  static final String SENSOR_ID = "sensor_id";
  static final String STORED_AT = "stored_at";
  static final String EXPIRES_AT = "expires_at";

  private static final String STREAM = "stream";
  private static final String SEQ = "seq";
  private static final String TYPE = "type";
  private static final String LOCATION = "location";
  private static final String UNIT = "unit";
  private static final String VALUE = "value";
  private static final String TIMESTAMP = "timestamp";
  private static final String RECEIVED_AT = "received_at";

  private ReadingItem() {}

  static Map<String, AttributeValue> key(ReadingPosition position) {
    return Map.of(
        SENSOR,
        AttributeValue.fromS(position.partitionKey()),
        POSITION,
        AttributeValue.fromS(position.sortKey()));
  }

  /** The item for the table of readings. */
  static Map<String, AttributeValue> row(StoredReading stored, long storedAt, long expiresAt) {
    Map<String, AttributeValue> item = common(stored);
    item.putAll(key(stored.position()));
    item.put(STORED_AT, number(storedAt));
    item.put(EXPIRES_AT, number(expiresAt));
    return item;
  }

  /** The item for the table of sensors. */
  static Map<String, AttributeValue> latest(StoredReading stored) {
    Map<String, AttributeValue> item = common(stored);
    item.put(SENSOR_ID, AttributeValue.fromS(stored.reading().sensorId()));
    item.put(POSITION, AttributeValue.fromS(stored.position().sortKey()));
    return item;
  }

  private static Map<String, AttributeValue> common(StoredReading stored) {
    Reading reading = stored.reading();
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(GATEWAY, AttributeValue.fromS(stored.gateway()));
    item.put(STREAM, AttributeValue.fromS(stored.stream()));
    item.put(SEQ, number(stored.seq()));
    item.put(TYPE, AttributeValue.fromS(reading.type()));
    item.put(LOCATION, AttributeValue.fromS(reading.location()));
    item.put(UNIT, AttributeValue.fromS(reading.unit()));
    item.put(VALUE, AttributeValue.fromN(Double.toString(reading.value())));
    item.put(TIMESTAMP, number(reading.timestamp()));
    item.put(RECEIVED_AT, number(stored.receivedAt()));
    return item;
  }

  static StoredReading parse(Map<String, AttributeValue> item) {
    return new StoredReading(
        item.get(GATEWAY).s(),
        item.get(STREAM).s(),
        number(item, SEQ),
        new Reading(
            sensorId(item),
            item.get(TYPE).s(),
            item.get(LOCATION).s(),
            Double.parseDouble(item.get(VALUE).n()),
            item.get(UNIT).s(),
            number(item, TIMESTAMP)),
        number(item, RECEIVED_AT));
  }

  static StoredPosition position(Map<String, AttributeValue> item) {
    return new StoredPosition(
        ReadingPosition.parse(item.get(SENSOR).s(), item.get(POSITION).s()),
        number(item, STORED_AT));
  }

  private static String sensorId(Map<String, AttributeValue> item) {
    AttributeValue id = item.get(SENSOR_ID);
    if (id != null) {
      return id.s();
    }
    return ReadingPosition.parse(item.get(SENSOR).s(), item.get(POSITION).s()).sensorId();
  }

  private static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(item.get(name).n());
  }
}
