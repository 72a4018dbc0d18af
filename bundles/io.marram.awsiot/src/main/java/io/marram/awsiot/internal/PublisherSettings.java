package io.marram.awsiot.internal;

import io.marram.awsiot.Lane;
import io.marram.awsiot.StreamSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * How a publisher's messages are sent.
 *
 * @param kind what they are
 * @param topic where they are published; of no use for readings
 * @param stream how they are kept
 * @param qos 0 or 1
 * @param retain whether the broker keeps the last one
 */
record PublisherSettings(
    Kind kind, TopicTemplate topic, StreamSettings stream, int qos, boolean retain) {

  /** What messages are. */
  enum Kind {
    READINGS,
    JSON,
    BODY
  }

  /** Whether the broker tells when it has a message. */
  boolean isConfirmed() {
    return kind == Kind.READINGS || qos > 0;
  }

  /**
   * Reads a publisher's configuration, or the properties of a message.
   *
   * @throws IllegalArgumentException if it is not usable; says which property and why
   */
  static PublisherSettings of(Map<String, Object> properties) {
    Kind kind = constant(properties, "message.kind", Kind.READINGS);
    return new PublisherSettings(
        kind,
        kind == Kind.READINGS
            ? TopicTemplate.NONE
            : TopicTemplate.of(Property.text(properties, "topic", "")),
        new StreamSettings(
            Property.text(properties, "stream", "readings"),
            constant(properties, "lane", Lane.READINGS),
            Property.number(properties, "singles.per.second", 20, 0, StreamSettings.MAX_SINGLES)),
        Property.number(properties, "qos", 1, 0, 1),
        Property.flag(properties, "retain"));
  }

  private static <E extends Enum<E>> E constant(
      Map<String, Object> properties, String name, E absent) {
    String text = Property.text(properties, name, absent.name());
    E[] constants = absent.getDeclaringClass().getEnumConstants();
    return Arrays.stream(constants)
        .filter(constant -> constant.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s must be one of %s, was \"%s\""
                        .formatted(
                            name, Arrays.toString(constants).toLowerCase(Locale.ROOT), text)));
  }
}
