package io.marram.cloud.rules;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule in which the names of queues, tables and roles are left open.
 *
 * @param name the rule's name: letters, digits and {@code _}
 * @param template a TopicRulePayload in JSON, with parameters such as <code>${LedgerTable}</code>
 *     within its texts
 */
public record TopicRule(String name, String template) {

  // Substitutions that AWS makes, such as ${topic(2)}, are no plain words.
  private static final Pattern PARAMETER = Pattern.compile("\\$\\{([A-Za-z][A-Za-z0-9]*)}");

  /** The names of its parameters, in alphabetical order. */
  public Set<String> parameters() {
    Set<String> names = new TreeSet<>();
    PARAMETER.matcher(template).results().map(match -> match.group(1)).forEach(names::add);
    return Collections.unmodifiableSet(names);
  }

  /**
   * The TopicRulePayload, ready for CreateTopicRule.
   *
   * @param values a text for each parameter; those that it does not have are ignored
   * @throws IllegalArgumentException if there is none for one of them
   */
  public String payload(Map<String, String> values) {
    return PARAMETER
        .matcher(template)
        .replaceAll(match -> Matcher.quoteReplacement(value(match, values)));
  }

  private String value(MatchResult match, Map<String, String> values) {
    String value = values.get(match.group(1));
    if (value == null) {
      throw new IllegalArgumentException(
          "the rule " + name + " needs a value for " + match.group(1));
    }
    return escaped(value);
  }

  /** A text as it stands between the quotes of JSON. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        escaped.append('\\').append(c);
      } else if (c < ' ') {
        escaped.append("\\u%04x".formatted((int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
