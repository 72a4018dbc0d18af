package io.marram.cloud.ingest;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import io.marram.contract.MalformedMessageException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A published message as it arrived in the queue: what was published, and what AWS IoT Core says of
 * it. The rules wrap a message up unseen, so that nothing in it can be taken for what they say, and
 * so that what is not even JSON gets here. If a rule could not hand a message on, the document of
 * its error action brings it.
 *
 * @param kind by the topic
 * @param topicName the second level of the topic: a sensor's or a gateway's name
 * @param clientId who published it
 * @param receivedAt when, epoch milliseconds
 * @param payload the message
 */
record Arrival(Kind kind, String topicName, String clientId, long receivedAt, byte[] payload) {

  enum Kind {
    /** One reading, from {@code sensors/<sensor>/data}. */
    READING,
    /** A batch of readings, from {@code gateways/<gateway>/readings}. */
    BATCH
  }

  /** With the longest message of AWS IoT Core it is shorter. */
  private static final int MAX_CHARACTERS = 256 << 10;

  private static final int MAX_CLIENT_ID_LENGTH = 128;

  private static final String RECEIVED_AT = "received_at";
  private static final String FAILURES = "failures";

  private static final Pattern TOPIC =
      Pattern.compile("(?:\\$aws/rules/[^/]+/)?(?:sensors/([^/]+)/data|gateways/([^/]+)/readings)");

  /**
   * Reads a message of the queue.
   *
   * @throws MalformedMessageException if it is neither what a rule nor what its error action makes
   */
  static Arrival parse(QueueMessage message) {
    JsonObject document = object(message.body());
    boolean failed = document.get(FAILURES) != null;
    Matcher topic = TOPIC.matcher(text(document, "topic"));
    if (!topic.matches()) {
      throw new MalformedMessageException(
          failed
              ? "the rule %s failed: %s".formatted(text(document, "ruleName"), failure(document))
              : "the topic is not one of readings");
    }
    boolean ofSensor = topic.group(1) != null;
    return new Arrival(
        ofSensor ? Kind.READING : Kind.BATCH,
        ofSensor ? topic.group(1) : topic.group(2),
        clientId(document, failed ? "clientId" : "client_id"),
        failed ? message.sentAt() : time(document),
        payload(document, failed ? "base64OriginalPayload" : "payload"));
  }

  private static byte[] payload(JsonObject document, String field) {
    try {
      return Base64.getDecoder().decode(text(document, field));
    } catch (IllegalArgumentException e) {
      throw new MalformedMessageException("\"" + field + "\" is not Base64");
    }
  }

  private static String failure(JsonObject document) {
    JsonValue failures = document.get(FAILURES);
    if (!failures.isArray() || failures.asArray().isEmpty()) {
      return "no reason given";
    }
    JsonValue first = failures.asArray().get(0);
    return first.isObject() ? text(first.asObject(), "errorMessage") : "no reason given";
  }

  private static JsonObject object(String body) {
    if (body.length() > MAX_CHARACTERS) {
      throw new MalformedMessageException(
          "the message has %d characters, more than %d".formatted(body.length(), MAX_CHARACTERS));
    }
    try {
      // Goes no deeper than 1000 levels.
      JsonValue value = Json.parse(body);
      if (value.isObject()) {
        return value.asObject();
      }
    } catch (ParseException e) {
      throw new MalformedMessageException("the message is not JSON: " + e.getMessage());
    }
    throw new MalformedMessageException("the message is not a JSON object");
  }

  private static String clientId(JsonObject object, String field) {
    String id = text(object, field);
    if (id.isEmpty() || id.length() > MAX_CLIENT_ID_LENGTH) {
      throw new MalformedMessageException(
          "\"%s\" must have 1 to %d characters".formatted(field, MAX_CLIENT_ID_LENGTH));
    }
    return id;
  }

  private static long time(JsonObject object) {
    JsonValue value = object.get(RECEIVED_AT);
    if (value == null || !value.isNumber() || !value.toString().matches("\\d{1,15}")) {
      throw new MalformedMessageException("\"" + RECEIVED_AT + "\" must be epoch milliseconds");
    }
    return Long.parseLong(value.toString());
  }

  private static String text(JsonObject object, String field) {
    JsonValue value = object.get(field);
    if (value == null || !value.isString()) {
      throw new MalformedMessageException("\"" + field + "\" must be a string");
    }
    return value.asString();
  }
}
