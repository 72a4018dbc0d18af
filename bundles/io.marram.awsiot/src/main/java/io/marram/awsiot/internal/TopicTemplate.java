package io.marram.awsiot.internal;

import io.marram.awsiot.internal.mqtt.Topics;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic in which {@code $name} stands for a message's metric; {@code $aws} at its beginning for
 * itself.
 */
final class TopicTemplate {

  private static final Pattern PLACEHOLDER = Pattern.compile("(?!^\\$aws/)\\$([A-Za-z0-9_.-]+)");

  /** Of messages that need none. It uses the pattern, and so stands behind it. */
  static final TopicTemplate NONE = new TopicTemplate("");

  private final String template;
  private final boolean fixed;

  private TopicTemplate(String template) {
    this.template = template;
    this.fixed = !PLACEHOLDER.matcher(template).find();
  }

  /**
   * @throws IllegalArgumentException if nothing can be published on it
   */
  static TopicTemplate of(String template) {
    TopicTemplate topic = new TopicTemplate(template);
    Topics.requireName("topic", topic.replace(placeholder -> "x"));
    return topic;
  }

  /**
   * The topic for a message with these metrics.
   *
   * @throws IllegalArgumentException if a metric is missing or cannot stand in a topic
   */
  String fill(Map<String, Object> metrics) {
    return fixed ? template : replace(placeholder -> level(placeholder.group(1), metrics));
  }

  private String replace(Function<MatchResult, String> replacement) {
    return PLACEHOLDER
        .matcher(template)
        .replaceAll(match -> Matcher.quoteReplacement(replacement.apply(match)));
  }

  private static String level(String name, Map<String, Object> metrics) {
    String value = String.valueOf(metrics.getOrDefault(name, ""));
    if (value.isEmpty() || value.chars().anyMatch(c -> "/+#".indexOf(c) >= 0 || c < ' ')) {
      throw new IllegalArgumentException(
          metrics.containsKey(name)
              ? "topic: the metric " + name + " must be printable, without /, + and #"
              : "topic: the message has no metric " + name);
    }
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TopicTemplate that && template.equals(that.template);
  }

  @Override
  public int hashCode() {
    return template.hashCode();
  }

  @Override
  public String toString() {
    return template;
  }
}
