package io.marram.anomaly.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads groups of sensors: a line for each, {@code name: sensor, sensor, …}. */
final class GroupLines {

  private static final int MOST_GROUPS = 1000;
  private static final int MOST_SENSORS = 200;
  private static final int LONGEST_TEXT = 1_000_000;

  private GroupLines() {}

  /**
   * @throws IllegalArgumentException if a line is not usable; says which, and why
   */
  static Map<String, List<String>> read(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("groups is longer than a million characters");
    }
    Map<String, List<String>> groups = new LinkedHashMap<>();
    List<String> lines = text.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isEmpty() && !line.startsWith("#")) {
        add(groups, line, "groups, line " + (i + 1) + ": ");
      }
    }
    if (groups.size() > MOST_GROUPS) {
      throw new IllegalArgumentException(
          "groups must be at most %d, were %d".formatted(MOST_GROUPS, groups.size()));
    }
    return groups;
  }

  /** The name ends at the first colon: sensors' names may have some. */
  private static void add(Map<String, List<String>> groups, String line, String where) {
    int colon = line.indexOf(':');
    String name = colon < 0 ? "" : line.substring(0, colon).strip();
    require(!name.isEmpty(), where, "must be name: sensor, sensor, ...");
    List<String> sensors =
        Arrays.stream(line.substring(colon + 1).split(","))
            .map(String::strip)
            .filter(sensor -> !sensor.isEmpty())
            .toList();
    require(sensors.size() >= 2, where, "a group needs at least two sensors");
    require(sensors.size() <= MOST_SENSORS, where, "a group has at most 200 sensors");
    require(
        sensors.stream().distinct().count() == sensors.size(), where, "a sensor is there twice");
    require(!sensors.contains(name), where, "a group cannot have the name of its sensor");
    require(groups.put(name, sensors) == null, where, "there is another group of this name");
  }

  private static void require(boolean holds, String where, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(where + rule);
    }
  }
}
