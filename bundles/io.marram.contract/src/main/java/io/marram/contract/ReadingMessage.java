package io.marram.contract;

import com.eclipsesource.json.JsonObject;
import java.util.Optional;

/**
 * One reading, published on {@code sensors/<sensor id>/data}.
 *
 * @param origin which reading of which gateway; empty if the sensor itself, or another program,
 *     published it
 * @param reading what was measured
 */
public record ReadingMessage(Optional<Origin> origin, Reading reading) {

  /** The filter of the topics on which single readings are published. */
  public static final String TOPIC_FILTER = "sensors/+/data";

  /** The longest message that is read, in bytes. */
  public static final int MAX_BYTES = 8 << 10;

  /** The topic of a sensor's readings. */
  public static String topic(String sensorId) {
    return "sensors/" + sensorId + "/data";
  }

  /**
   * Reads a message. The time of one without an origin may also be epoch seconds (below
   * 10<sup>11</sup>) or an ISO 8601 date and time.
   *
   * @param json {@value #MAX_BYTES} bytes at most
   * @throws MalformedMessageException if it is too long or too deep, not JSON, or a field is
   *     missing or cannot be; gateway, stream and seq may be missing together
   */
  public static ReadingMessage parse(byte[] json) {
    JsonObject object = BoundedJson.object(json, MAX_BYTES);
    boolean hasOrigin =
        object.get("gateway") != null || object.get("stream") != null || object.get("seq") != null;
    return hasOrigin
        ? new ReadingMessage(
            Optional.of(Origin.read(object)),
            Reading.read(object, Fields.longInteger(object, "timestamp")))
        : new ReadingMessage(
            Optional.empty(), Reading.read(object, Timestamp.read(object, "timestamp")));
  }

  public String toJson() {
    JsonObject object = reading.write();
    origin.ifPresent(from -> from.write(object));
    return object.toString();
  }
}
