package io.marram.emulator.aws;

import java.util.List;

/**
 * An MQTT topic filter: levels separated by {@code /}, {@code +} for any one level, {@code #} at
 * the end for any rest.
 */
record TopicFilter(String text) {

  private static final String ONE_LEVEL = "+";
  private static final String ANY_REST = "#";

  /**
   * Whether every topic that matches {@code other} (a filter, or a plain topic) also matches this
   * filter.
   */
  boolean covers(String other) {
    List<String> own = levels(text);
    List<String> asked = levels(other);
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i).equals(ANY_REST)) {
        return true;
      }
      if (i >= asked.size() || asked.get(i).equals(ANY_REST)) {
        return false;
      }
      if (!own.get(i).equals(ONE_LEVEL) && !own.get(i).equals(asked.get(i))) {
        return false;
      }
    }
    return own.size() == asked.size();
  }

  private static List<String> levels(String filter) {
    return List.of(filter.split("/", -1));
  }
}
