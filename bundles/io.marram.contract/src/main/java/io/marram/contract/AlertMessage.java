package io.marram.contract;

import com.eclipsesource.json.JsonObject;
import java.util.OptionalDouble;

/**
 * An alert, published on {@code alerts/<source>/notification} whenever its state changes.
 *
 * @param id the same from the alert's begin to its end, 1 to 128 characters
 * @param rule what it comes from: {@code anomaly} or a limit's name
 * @param source the sensor or part that it is about, 1 to 128 characters
 * @param state {@code raised}, {@code cleared}, or another state that the sender knows
 * @param severity {@code info}, {@code warning} or {@code critical}
 * @param text what it is about, in words
 * @param value the reading that it is about, if there is one
 * @param threshold the limit that the reading is beyond, if there is one
 * @param timestamp of that reading or change, epoch milliseconds
 */
public record AlertMessage(
    String id,
    String rule,
    String source,
    String state,
    String severity,
    String text,
    OptionalDouble value,
    OptionalDouble threshold,
    long timestamp) {

  /** The longest message that is read, in bytes. */
  public static final int MAX_BYTES = 8 << 10;

  /** The filter of the topics on which alerts are published. */
  public static final String TOPIC_FILTER = "alerts/+/notification";

  private static final int MAX_NAME_LENGTH = 128;

  public AlertMessage {
    requireName("id", id);
    requireName("source", source);
    requireFinite("value", value);
    requireFinite("threshold", threshold);
  }

  /** The topic of the alerts about a source. */
  public static String topic(String source) {
    return "alerts/" + source + "/notification";
  }

  /**
   * Reads an alert.
   *
   * @throws MalformedMessageException if it is too long or too deep, not JSON, or a field is
   *     missing or cannot be
   */
  public static AlertMessage parse(byte[] json) {
    JsonObject object = BoundedJson.object(json, MAX_BYTES);
    return new AlertMessage(
        Fields.text(object, "id"),
        Fields.text(object, "rule"),
        Fields.text(object, "source"),
        Fields.text(object, "state"),
        Fields.text(object, "severity"),
        Fields.text(object, "text"),
        Fields.maybeNumber(object, "value"),
        Fields.maybeNumber(object, "threshold"),
        Fields.longInteger(object, "timestamp"));
  }

  public String toJson() {
    JsonObject object =
        new JsonObject()
            .add("id", id)
            .add("rule", rule)
            .add("source", source)
            .add("state", state)
            .add("severity", severity)
            .add("text", text);
    value.ifPresent(number -> object.add("value", number));
    threshold.ifPresent(number -> object.add("threshold", number));
    return object.add("timestamp", timestamp).toString();
  }

  private static void requireName(String field, String name) {
    if (name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
      throw new MalformedMessageException(
          "\"%s\" must have 1 to %d characters, has %d"
              .formatted(field, MAX_NAME_LENGTH, name.length()));
    }
  }

  private static void requireFinite(String field, OptionalDouble number) {
    if (number.isPresent() && !Double.isFinite(number.getAsDouble())) {
      throw new MalformedMessageException("\"" + field + "\" must be finite");
    }
  }
}
