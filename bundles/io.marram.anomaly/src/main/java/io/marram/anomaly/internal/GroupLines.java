package io.marram.anomaly.internal;

import io.marram.anomaly.group.GroupSettings;
import io.marram.log.Printable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads groups of sensors: a line for each, {@code name: sensor, sensor, …}. */
final class GroupLines {

  private static final int MOST_GROUPS = 1000;
  private static final int LONGEST_TEXT = 1_000_000;

  private GroupLines() {}

  /**
   * @throws IllegalArgumentException if a line is not usable; says which, and why
   */
  static List<GroupSettings> read(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("groups is longer than a million characters");
    }
    Map<String, GroupSettings> groups = new LinkedHashMap<>();
    List<String> lines = text.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
        add(groups, lines.get(i), i + 1);
      }
    }
    if (groups.size() > MOST_GROUPS) {
      throw new IllegalArgumentException(
          "groups must be at most %d, were %d".formatted(MOST_GROUPS, groups.size()));
    }
    return List.copyOf(groups.values());
  }

  private static void add(Map<String, GroupSettings> groups, String line, int number) {
    try {
      GroupSettings group = group(line);
      if (groups.put(group.name(), group) != null) {
        throw new IllegalArgumentException("there is another group of this name");
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "groups, line " + number + ": " + Printable.of(e.getMessage()), e);
    }
  }

  /** The name ends at the first colon: sensors' names may have some. */
  private static GroupSettings group(String line) {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("must be name: sensor, sensor, ...");
    }
    String name = line.substring(0, colon).strip();
    List<String> sensors =
        Arrays.stream(line.substring(colon + 1).split(","))
            .map(String::strip)
            .filter(sensor -> !sensor.isEmpty())
            .toList();
    if (sensors.contains(name)) {
      throw new IllegalArgumentException("a group cannot have the name of one of its sensors");
    }
    return GroupSettings.of(name, sensors);
  }
}
