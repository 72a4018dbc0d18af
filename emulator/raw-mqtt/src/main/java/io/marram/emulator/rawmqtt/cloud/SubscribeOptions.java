package io.marram.emulator.rawmqtt.cloud;

import java.util.Map;

/**
 * What to subscribe to.
 *
 * @param topicFilter may contain wildcards
 * @param qos 0..2
 */
record SubscribeOptions(String topicFilter, int qos) {
  SubscribeOptions {
    Topics.requireFilter(topicFilter);
  }

  /**
   * Reads {@code topic.filter} and {@code qos}; the latter may be absent.
   *
   * @throws IllegalArgumentException if one cannot be used; says which and why
   */
  static SubscribeOptions of(Map<String, Object> properties) {
    return new SubscribeOptions(
        Property.text(properties, "topic.filter"), Property.number(properties, "qos", 0, 0, 2));
  }

  Map<String, Object> properties() {
    return Map.of("topic.filter", topicFilter, "qos", qos);
  }
}
