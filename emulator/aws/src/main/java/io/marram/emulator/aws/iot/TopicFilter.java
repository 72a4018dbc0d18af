package io.marram.emulator.aws.iot;

/**
 * A topic filter as IoT Core reads it: levels separated by {@code /}, {@code +} for any one level,
 * {@code #} at the end for one level or more. Unlike MQTT's own, {@code a/#} does not match {@code
 * a}, and a wildcard at the start matches no topic that starts with {@code $}.
 *
 * @param text a valid filter
 */
public record TopicFilter(String text) {

  /** Whether a message on the topic belongs to this filter. */
  public boolean matches(String topic) {
    if (topic.startsWith("$") && (text.startsWith("#") || text.startsWith("+"))) {
      return false;
    }
    int at = 0;
    int position = 0;
    while (true) {
      int levelEnd = end(text, at);
      int topicEnd = end(topic, position);
      if (isLevel('#', at, levelEnd)) {
        return true;
      }
      if (!isLevel('+', at, levelEnd)
          && !text.regionMatches(
              at, topic, position, Math.max(levelEnd - at, topicEnd - position))) {
        return false;
      }
      if (levelEnd == text.length() || topicEnd == topic.length()) {
        return levelEnd == text.length() && topicEnd == topic.length();
      }
      at = levelEnd + 1;
      position = topicEnd + 1;
    }
  }

  /** Whether it has a wildcard. */
  public boolean hasWildcard() {
    return text.indexOf('+') >= 0 || text.indexOf('#') >= 0;
  }

  /** Whether the wildcards stand where MQTT allows them. */
  public boolean isValid() {
    if (text.isEmpty() || text.indexOf('\0') >= 0) {
      return false;
    }
    String[] levels = text.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      boolean wild = levels[i].indexOf('+') >= 0 || levels[i].indexOf('#') >= 0;
      if (wild && levels[i].length() > 1 || levels[i].equals("#") && i < levels.length - 1) {
        return false;
      }
    }
    return true;
  }

  private boolean isLevel(char wildcard, int from, int to) {
    return to - from == 1 && text.charAt(from) == wildcard;
  }

  private static int end(String text, int from) {
    int slash = text.indexOf('/', from);
    return slash < 0 ? text.length() : slash;
  }
}
