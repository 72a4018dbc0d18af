package io.marram.emulator.components.publisher;

import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.type.ByteArrayValue;
import org.eclipse.kura.type.StringValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireRecord;

/** Makes messages of records: every property is a metric, and a property of the message too. */
final class RecordMessage {
  private RecordMessage() {}

  static KuraMessage of(WireRecord record, PublisherSettings settings, Date time) {
    KuraPayload payload = new KuraPayload();
    payload.setTimestamp(time);
    payload.setBody(body(record.getProperties().get(settings.bodyProperty())));
    Map<String, Object> properties = new HashMap<>();
    record.getProperties().forEach((name, value) -> properties.put(name, value.getValue()));
    if (settings.removesBody()) {
      properties.remove(settings.bodyProperty());
    }
    properties.forEach(payload::addMetric);
    return new KuraMessage(payload, properties);
  }

  /** Null for a value that is missing or neither text nor bytes. */
  private static byte[] body(TypedValue<?> value) {
    if (value instanceof StringValue text) {
      return text.getValue().getBytes(StandardCharsets.UTF_8);
    }
    return value instanceof ByteArrayValue bytes ? bytes.getValue() : null;
  }
}
