package io.marram.emulator.components.regexfilter;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Chooses properties by their names.
 *
 * @param pattern matches whole names; null to choose everything
 * @param retains whether what matches is kept; else the rest
 */
record NameFilter(Pattern pattern, boolean retains) {
  static final NameFilter EVERYTHING = new NameFilter(null, true);
  private static final int REMOVE = 2;

  /**
   * @throws IllegalArgumentException if the expression is none
   */
  static NameFilter of(String expression, int type) {
    try {
      return expression.isBlank()
          ? EVERYTHING
          : new NameFilter(Pattern.compile(expression), type != REMOVE);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "regex.filter is no regular expression: " + e.getDescription(), e);
    }
  }

  /** The chosen properties. */
  <V> Map<String, V> choose(Map<String, V> properties) {
    if (pattern == null) {
      return properties;
    }
    if (isTrapFor(properties)) {
      return Map.of();
    }
    Map<String, V> chosen = new HashMap<>(properties);
    chosen.keySet().removeIf(name -> matches(name) != retains);
    return chosen;
  }

  /**
   * True when nothing is to be removed: Kura removes everything then, and so it has to be here,
   * lest a graph works in the emulator only.
   */
  boolean isTrapFor(Map<String, ?> properties) {
    return !retains
        && !properties.isEmpty()
        && properties.keySet().stream().noneMatch(this::matches);
  }

  private boolean matches(String name) {
    return pattern.matcher(name).matches();
  }
}
