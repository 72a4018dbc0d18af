package io.marram.awsiot.internal;

import io.marram.awsiot.internal.mqtt.Topics;
import java.util.Map;

/**
 * What a subscriber wants.
 *
 * @param filter an MQTT topic filter
 * @param qos 0 or 1
 */
record SubscriberSettings(String filter, int qos) {

  /**
   * Reads a subscriber's configuration.
   *
   * @throws IllegalArgumentException if it is not usable; says which property and why
   */
  static SubscriberSettings of(Map<String, Object> properties) {
    String filter = Property.text(properties, "topic.filter", "");
    Topics.requireFilter("topic.filter", filter);
    return new SubscriberSettings(filter, Property.number(properties, "qos", 1, 0, 1));
  }
}
