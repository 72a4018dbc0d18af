package io.marram.cloud.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** How a message lies in the table of quarantine. */
final class QuarantineItem {

  static final String DAY = "day";
  static final String ID = "id";

  private static final String SOURCE = "source";
  private static final String REASON = "reason";
  private static final String PAYLOAD = "payload";
  private static final String RECEIVED_AT = "received_at";

  private QuarantineItem() {}

  static LocalDate day(QuarantinedMessage message) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(message.receivedAt()), ZoneOffset.UTC);
  }

  static Map<String, AttributeValue> of(QuarantinedMessage message, long expiresAt) {
    return Map.of(
        DAY,
        AttributeValue.fromS(day(message).toString()),
        ID,
        AttributeValue.fromS(ReadingPosition.timeKey(message.receivedAt()) + "#" + message.id()),
        SOURCE,
        AttributeValue.fromS(message.source()),
        REASON,
        AttributeValue.fromS(message.reason()),
        PAYLOAD,
        AttributeValue.fromS(message.payload()),
        RECEIVED_AT,
        AttributeValue.fromN(Long.toString(message.receivedAt())),
        ReadingItem.EXPIRES_AT,
        AttributeValue.fromN(Long.toString(expiresAt)));
  }

  static QuarantinedMessage parse(Map<String, AttributeValue> item) {
    String id = item.get(ID).s();
    return new QuarantinedMessage(
        id.substring(id.indexOf('#') + 1),
        item.get(SOURCE).s(),
        item.get(REASON).s(),
        item.get(PAYLOAD).s(),
        Long.parseLong(item.get(RECEIVED_AT).n()));
  }
}
