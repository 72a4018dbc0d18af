package io.marram.awsiot.internal.mqtt;

/** What topics and topic filters may look like. */
public final class Topics {

  /** AWS IoT Core's limit, in bytes. */
  private static final int LONGEST = 256;

  private Topics() {}

  /**
   * @throws IllegalArgumentException naming the setting, if nothing can be published on the topic
   */
  public static void requireName(String setting, String topic) {
    requireLength(setting, topic);
    if (topic.contains("+") || topic.contains("#")) {
      throw new IllegalArgumentException(
          "%s must not contain + or #, was \"%s\"".formatted(setting, topic));
    }
  }

  /**
   * @throws IllegalArgumentException naming the setting, if nothing can be subscribed to with it
   */
  public static void requireFilter(String setting, String filter) {
    requireLength(setting, filter);
    String[] levels = filter.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      boolean wildcard = levels[i].contains("+") || levels[i].contains("#");
      boolean whole =
          levels[i].equals("+") || (levels[i].equals("#") && i == levels.length - 1);
      if (wildcard && !whole) {
        throw new IllegalArgumentException(
            "%s \"%s\" is not an MQTT topic filter: + fills a whole level, # the last one"
                .formatted(setting, filter));
      }
    }
  }

  /** Whether a message on the topic is for who subscribed with the filter. */
  public static boolean matches(String filter, String topic) {
    String[] wanted = filter.split("/", -1);
    String[] levels = topic.split("/", -1);
    if (topic.startsWith("$") != filter.startsWith("$")) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].equals("#")) {
        return true;
      }
      if (i >= levels.length || !(wanted[i].equals("+") || wanted[i].equals(levels[i]))) {
        return false;
      }
    }
    return wanted.length == levels.length;
  }

  private static void requireLength(String setting, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(setting + " must be set");
    }
    if (text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST) {
      throw new IllegalArgumentException(
          setting + " must have at most " + LONGEST + " bytes");
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(setting + " must not contain the character zero");
    }
  }
}
