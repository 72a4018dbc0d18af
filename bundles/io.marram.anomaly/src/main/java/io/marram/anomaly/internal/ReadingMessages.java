package io.marram.anomaly.internal;

import io.marram.contract.MalformedMessageException;
import io.marram.contract.Reading;
import io.marram.contract.ReadingBatch;
import io.marram.contract.ReadingMessage;
import io.marram.contract.WireProperties;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.kura.type.ByteArrayValue;
import org.eclipse.kura.type.StringValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** Reads messages of the contract that came as records, from whoever sent them. */
final class ReadingMessages {

  /** A batch has a field of this name; within a text, the second quotation mark is escaped. */
  private static final Pattern BATCH = Pattern.compile("\"readings\"\\s*:");

  private final String bodyProperty;

  /**
   * @param bodyProperty name of the property that holds the message
   * @throws IllegalArgumentException if there can be no such property
   */
  ReadingMessages(String bodyProperty) {
    if (bodyProperty == null || bodyProperty.isBlank()) {
      throw new IllegalArgumentException("body.property must not be empty");
    }
    this.bodyProperty = bodyProperty.trim();
  }

  /**
   * The readings of a message, as records.
   *
   * @throws MalformedMessageException if it is no message of readings; says why
   */
  List<WireRecord> read(WireRecord message) {
    byte[] body = body(message.getProperties().get(bodyProperty));
    List<Reading> readings =
        isBatch(body)
            ? ReadingBatch.parse(body).readings()
            : List.of(ReadingMessage.parse(body).reading());
    return readings.stream().map(ReadingMessages::record).toList();
  }

  private byte[] body(TypedValue<?> value) {
    if (value instanceof ByteArrayValue bytes) {
      return bytes.getValue();
    }
    if (value instanceof StringValue text) {
      return text.getValue().getBytes(StandardCharsets.UTF_8);
    }
    throw new MalformedMessageException(
        "the record has no property " + bodyProperty + " of type STRING or BYTE_ARRAY");
  }

  /** Whatever is longer than a batch may be is refused by its length, unread. */
  private static boolean isBatch(byte[] body) {
    return body.length > ReadingMessage.MAX_BYTES
        || BATCH.matcher(new String(body, StandardCharsets.ISO_8859_1)).find();
  }

  private static WireRecord record(Reading reading) {
    return new WireRecord(
        Map.of(
            WireProperties.SENSOR_ID, TypedValues.newStringValue(reading.sensorId()),
            WireProperties.SENSOR_TYPE, TypedValues.newStringValue(reading.type()),
            WireProperties.SENSOR_LOCATION, TypedValues.newStringValue(reading.location()),
            WireProperties.UNIT, TypedValues.newStringValue(reading.unit()),
            WireProperties.VALUE, TypedValues.newDoubleValue(reading.value()),
            WireProperties.TIME, TypedValues.newLongValue(reading.timestamp())));
  }
}
