package io.marram.emulator.aws.rules;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.marram.emulator.aws.rules.sql.RuleMessage;
import java.util.Base64;
import java.util.List;

/** What an errorAction gets: the message and why which actions failed. */
final class ErrorDocument {

  private ErrorDocument() {}

  /** One action that failed; {@code resource} is the table, queue, function or topic. */
  record Failure(String action, String resource, String reason) {}

  static JsonObject of(String rule, RuleMessage message, List<Failure> failures) {
    JsonObject document = new JsonObject();
    document.addProperty("ruleName", rule);
    document.addProperty("topic", message.topic());
    document.addProperty("cloudwatchTraceId", message.traceId());
    document.addProperty("clientId", message.clientId());
    document.addProperty(
        "base64OriginalPayload", Base64.getEncoder().encodeToString(message.payload()));
    JsonArray list = new JsonArray();
    for (Failure failure : failures) {
      JsonObject entry = new JsonObject();
      entry.addProperty("failedAction", failure.action());
      entry.addProperty("failedResource", failure.resource());
      entry.addProperty("errorMessage", failure.reason());
      list.add(entry);
    }
    document.add("failures", list);
    return document;
  }
}
