package io.marram.emulator.components.subscriber;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** Makes records of messages: every metric is a property. */
final class MessageRecord {
  private MessageRecord() {}

  /**
   * @throws IllegalArgumentException if a metric has a type that wires do not know
   */
  static WireRecord of(KuraPayload payload, SubscriberSettings settings) {
    Map<String, TypedValue<?>> properties = new HashMap<>();
    payload
        .metrics()
        .forEach((name, value) -> properties.put(name, TypedValues.newTypedValue(value)));
    byte[] body = payload.getBody();
    if (!settings.bodyProperty().isEmpty() && body != null) {
      properties.put(
          settings.bodyProperty(),
          settings.textBody()
              ? TypedValues.newStringValue(new String(body, StandardCharsets.UTF_8))
              : TypedValues.newByteArrayValue(body));
    }
    return new WireRecord(properties);
  }
}
