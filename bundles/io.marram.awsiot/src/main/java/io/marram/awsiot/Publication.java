package io.marram.awsiot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One MQTT publish, within the limits of AWS IoT Core.
 *
 * @param topic 1 to {@value #MAX_TOPIC_BYTES} bytes without {@code +}, {@code #} and control
 *     characters, {@value #MAX_SLASHES} slashes at most ({@code $aws/rules/<rule>/} not counted)
 * @param payload may be empty; not copied, must not be changed
 * @param qos 0 or 1
 * @param retain whether the broker keeps it for later subscribers; not on {@code $aws} topics
 * @param contentType a MIME type, empty for none
 * @param userProperties in this order; names and values are not {@code null}
 */
public record Publication(
    String topic,
    byte[] payload,
    int qos,
    boolean retain,
    String contentType,
    Map<String, String> userProperties) {

  /** The largest publish, with topic and properties, in bytes. */
  public static final int MAX_BYTES = 128 << 10;

  /** The longest topic, in bytes of UTF-8. */
  public static final int MAX_TOPIC_BYTES = 256;

  /** The most slashes in a topic. */
  public static final int MAX_SLASHES = 7;

  /** The user property by which a publish can be followed: {@code <stream>/<seq>}. */
  public static final String TRACE_ID = "trace-id";

  /** Fixed header, packet id, topic alias and the lengths of the parts, rounded up. */
  private static final int HEADER_BYTES = 32;

  private static final String BASIC_INGEST = "$aws/rules/";

  public Publication {
    requireTopic(topic);
    if (qos != 0 && qos != 1) {
      throw new IllegalArgumentException("qos must be 0 or 1, was " + qos);
    }
    if (retain && topic.startsWith("$")) {
      throw new IllegalArgumentException("a message on a $ topic cannot be retained");
    }
    userProperties = Collections.unmodifiableMap(new LinkedHashMap<>(userProperties));
    long bytes = packetBytes(topic, payload.length, contentType, userProperties);
    if (bytes > MAX_BYTES) {
      throw new IllegalArgumentException(
          "the message has %d bytes with topic and properties, %d are allowed"
              .formatted(bytes, MAX_BYTES));
    }
  }

  /** An upper bound of the size of the MQTT packet in bytes. */
  public int packetBytes() {
    return (int) packetBytes(topic, payload.length, contentType, userProperties);
  }

  private static long packetBytes(
      String topic, int payload, String contentType, Map<String, String> userProperties) {
    long bytes = (long) HEADER_BYTES + utf8(topic) + payload + utf8(contentType);
    for (Map.Entry<String, String> property : userProperties.entrySet()) {
      bytes += 5L + utf8(property.getKey()) + utf8(property.getValue());
    }
    return bytes;
  }

  private static void requireTopic(String topic) {
    if (topic.isEmpty() || utf8(topic) > MAX_TOPIC_BYTES) {
      throw new IllegalArgumentException(
          "topic must have 1 to %d bytes, has %d".formatted(MAX_TOPIC_BYTES, utf8(topic)));
    }
    if (topic.chars().anyMatch(c -> c == '+' || c == '#' || Character.isISOControl(c))) {
      throw new IllegalArgumentException("topic must be printable and without + and #");
    }
    long slashes = topic.chars().filter(c -> c == '/').count();
    long allowed = topic.startsWith(BASIC_INGEST) ? MAX_SLASHES + 3 : MAX_SLASHES;
    if (slashes > allowed) {
      throw new IllegalArgumentException(
          "topic must have at most %d slashes, has %d".formatted(allowed, slashes));
    }
  }

  private static int utf8(String text) {
    return text.getBytes(UTF_8).length;
  }
}
