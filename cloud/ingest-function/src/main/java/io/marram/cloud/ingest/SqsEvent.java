package io.marram.cloud.ingest;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.io.Reader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The event in which Lambda hands over messages of a queue, and the answer that says which of them
 * must come again. Read by hand: a general object mapper would take longer to load than all else.
 */
final class SqsEvent {

  private SqsEvent() {}

  /** The messages of an event; {@code clock} stands in where a message does not say its time. */
  static List<QueueMessage> read(Reader event, Clock clock) throws IOException {
    JsonValue records = Json.parse(event).asObject().get("Records");
    List<QueueMessage> messages = new ArrayList<>();
    if (records != null && records.isArray()) {
      records.asArray().forEach(record -> messages.add(message(record.asObject(), clock)));
    }
    return messages;
  }

  private static QueueMessage message(JsonObject record, Clock clock) {
    JsonValue attributes = record.get("attributes");
    String sent =
        attributes != null && attributes.isObject()
            ? attributes.asObject().getString("SentTimestamp", "")
            : "";
    return new QueueMessage(
        record.getString("messageId", ""),
        record.getString("body", ""),
        sent.matches("\\d{1,15}") ? Long.parseLong(sent) : clock.millis());
  }

  /** The answer: everything but these messages is done. */
  static String response(Collection<String> returned) {
    JsonArray failures = new JsonArray();
    returned.forEach(id -> failures.add(new JsonObject().add("itemIdentifier", id)));
    return new JsonObject().add("batchItemFailures", failures).toString();
  }
}
