package io.marram.awsiot.internal.mqtt;

import java.util.regex.Pattern;
import org.eclipse.paho.mqttv5.common.util.MqttTopicValidator;

/** What topics and topic filters may look like. */
public final class Topics {

  private static final Pattern SHARED = Pattern.compile("^\\$share/[^/]+/");

  private Topics() {}

  /**
   * @throws IllegalArgumentException naming the setting, if nothing can be published on the topic
   */
  public static void requireName(String setting, String topic) {
    requireValid(setting, topic, false);
  }

  /**
   * @throws IllegalArgumentException naming the setting, if nothing can be subscribed to with it
   */
  public static void requireFilter(String setting, String filter) {
    requireValid(setting, filter, true);
  }

  /** Whether a message on the topic is for who subscribed with the filter. */
  public static boolean matches(String filter, String topic) {
    return MqttTopicValidator.isMatched(SHARED.matcher(filter).replaceFirst(""), topic);
  }

  private static void requireValid(String setting, String text, boolean wildcards) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(setting + " must be set");
    }
    try {
      MqttTopicValidator.validate(text, wildcards, true);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s \"%s\" cannot be used: %s".formatted(setting, text, e.getMessage()), e);
    }
  }
}
