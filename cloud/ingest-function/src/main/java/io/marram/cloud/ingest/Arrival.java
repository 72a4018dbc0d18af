package io.marram.cloud.ingest;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import io.marram.contract.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A published message as it arrived in the queue: what was published, and what AWS IoT Core says of
 * it. A rule adds to the message {@code client_id}, {@code received_at} and the second level of the
 * topic, which no publisher can forge. What a rule could not work on comes as the document of its
 * error action, which contains the message as it was.
 *
 * @param kind by the topic
 * @param topicName the second level of the topic: a sensor's or a gateway's name
 * @param clientId who published it
 * @param receivedAt when, epoch milliseconds
 * @param payload the message; a rule's additions may be in it
 */
record Arrival(Kind kind, String topicName, String clientId, long receivedAt, byte[] payload) {

  enum Kind {
    /** One reading, from {@code sensors/<sensor>/data}. */
    READING,
    /** A batch of readings, from {@code gateways/<gateway>/readings}. */
    BATCH
  }

  /** An error document with the longest message of AWS IoT Core is shorter. */
  private static final int MAX_CHARACTERS = 256 << 10;

  private static final int MAX_CLIENT_ID_LENGTH = 128;

  private static final String SENSOR = "topic_sensor";
  private static final String GATEWAY = "topic_gateway";
  private static final String CLIENT_ID = "client_id";
  private static final String RECEIVED_AT = "received_at";
  private static final String ORIGINAL = "base64OriginalPayload";

  private static final Pattern TOPIC =
      Pattern.compile("(?:\\$aws/rules/[^/]+/)?(?:sensors/([^/]+)/data|gateways/([^/]+)/readings)");

  /**
   * Reads a message of the queue.
   *
   * @throws MalformedMessageException if it is neither what a rule nor what its error action makes
   */
  static Arrival parse(QueueMessage message) {
    JsonObject body = object(message.body());
    boolean ofSensor = body.get(SENSOR) != null;
    boolean ofGateway = body.get(GATEWAY) != null;
    // Only a rule adds these, so a document that has one is not of an error action, whatever else a
    // publisher wrote into it.
    if (ofSensor && ofGateway) {
      throw new MalformedMessageException("the message bears fields that only a rule may add");
    }
    if (ofSensor || ofGateway) {
      return new Arrival(
          ofSensor ? Kind.READING : Kind.BATCH,
          text(body, ofSensor ? SENSOR : GATEWAY),
          clientId(body, CLIENT_ID),
          time(body),
          message.body().getBytes(StandardCharsets.UTF_8));
    }
    if (body.get(ORIGINAL) != null) {
      return ofErrorAction(body, message.sentAt());
    }
    throw new MalformedMessageException("the message did not come by a rule for readings");
  }

  private static Arrival ofErrorAction(JsonObject document, long sentAt) {
    Matcher topic = TOPIC.matcher(text(document, "topic"));
    if (!topic.matches()) {
      throw new MalformedMessageException(
          "the rule " + text(document, "ruleName") + " failed: " + failure(document));
    }
    boolean ofSensor = topic.group(1) != null;
    return new Arrival(
        ofSensor ? Kind.READING : Kind.BATCH,
        ofSensor ? topic.group(1) : topic.group(2),
        clientId(document, "clientId"),
        sentAt,
        original(document));
  }

  private static byte[] original(JsonObject document) {
    try {
      return Base64.getDecoder().decode(text(document, ORIGINAL));
    } catch (IllegalArgumentException e) {
      throw new MalformedMessageException("\"" + ORIGINAL + "\" is not Base64");
    }
  }

  private static String failure(JsonObject document) {
    JsonValue failures = document.get("failures");
    if (failures == null || !failures.isArray() || failures.asArray().isEmpty()) {
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
      // Goes no deeper than 1000 levels; the message itself is held to fewer by the contract.
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
