package io.marram.emulator.rawmqtt.cloud;

import org.eclipse.paho.client.mqttv3.MqttTopic;

/** What topics and topic filters may look like. */
final class Topics {
  private Topics() {}

  /**
   * @throws IllegalArgumentException if nothing can be published on the topic; the tokens {@code
   *     #account-name} and {@code #client-id} are fine
   */
  static void requireTopic(String topic) {
    if (topic.isBlank()) {
      throw new IllegalArgumentException("topic must be set");
    }
    String named = topic.replace("#account-name", "a").replace("#client-id", "c");
    if (named.contains("#") || named.contains("+")) {
      throw new IllegalArgumentException("topic must not contain + or #, was \"" + topic + "\"");
    }
    requireValid("topic", named, false);
  }

  /**
   * @throws IllegalArgumentException if nothing can be subscribed to with the filter
   */
  static void requireFilter(String filter) {
    if (filter.isBlank()) {
      throw new IllegalArgumentException("topic.filter must be set");
    }
    requireValid("topic.filter", filter, true);
  }

  static boolean matches(String filter, String topic) {
    return MqttTopic.isMatched(filter, topic);
  }

  private static void requireValid(String name, String text, boolean wildcards) {
    try {
      MqttTopic.validate(text, wildcards);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s \"%s\" is not usable: %s".formatted(name, text, e.getMessage()), e);
    }
  }
}
