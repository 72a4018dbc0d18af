package io.marram.emulator.rawmqtt.cloud;

import java.util.Map;

/**
 * Where and how a message is published.
 *
 * @param qos 0..2
 * @param priority from 0, the most urgent, up
 */
record PublishOptions(String topic, int qos, boolean retain, int priority) {
  /** What the endpoint takes when a message names no priority; publishers have another default. */
  private static final int DEFAULT_PRIORITY = 4;

  PublishOptions {
    Topics.requireTopic(topic);
  }

  /**
   * Reads {@code topic}, {@code qos}, {@code retain} and {@code priority}; all but the first may be
   * absent.
   *
   * @throws IllegalArgumentException if one cannot be used; says which and why
   */
  static PublishOptions of(Map<String, Object> properties) {
    return new PublishOptions(
        Property.text(properties, "topic"),
        Property.number(properties, "qos", 0, 0, 2),
        Property.flag(properties, "retain"),
        Property.number(properties, "priority", DEFAULT_PRIORITY, 0, Integer.MAX_VALUE));
  }

  Map<String, Object> properties() {
    return Map.of("topic", topic, "qos", qos, "retain", retain, "priority", priority);
  }
}
