package io.marram.ble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the list of allowed sensors. */
public final class SensorList {

  private static final int FIELDS = 5;
  private static final int MOST_SENSORS = 1000;

  private SensorList() {}

  /**
   * Reads a line per sensor: {@code address, name, location, unit, restarts}; the last three may be
   * missing. Names that differ only in case are the same. Empty lines and those that begin with #
   * are passed over.
   *
   * @param keys {@code address=key}, several separated by spaces or semicolons
   * @throws IllegalArgumentException if a line or key cannot be read or stands there twice; says
   *     which line, and never shows a key
   */
  public static List<Sensor> parse(String text, String keys) {
    Map<SensorAddress, BindKey> unused = parseKeys(keys);
    List<Sensor> sensors = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    String[] lines = text.split("\\R");
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Sensor sensor;
      try {
        sensor = parseLine(line, unused);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("sensors, line " + (i + 1) + ": " + e.getMessage(), e);
      }
      refuseTwice("address " + sensor.address(), i + 1, taken);
      refuseTwice("name " + sensor.name().toLowerCase(Locale.ROOT), i + 1, taken);
      sensors.add(sensor);
    }
    if (sensors.size() > MOST_SENSORS) {
      throw new IllegalArgumentException("sensors must be at most " + MOST_SENSORS);
    }
    if (!unused.isEmpty()) {
      throw new IllegalArgumentException(
          "keys: no sensor has the address " + unused.keySet().iterator().next());
    }
    return List.copyOf(sensors);
  }

  private static void refuseTwice(String what, int line, Map<String, Integer> taken) {
    Integer before = taken.putIfAbsent(what, line);
    if (before != null) {
      throw new IllegalArgumentException(
          "sensors, lines " + before + " and " + line + ": both have the " + what);
    }
  }

  private static Sensor parseLine(String line, Map<SensorAddress, BindKey> unused) {
    String[] fields = line.split(",", -1);
    if (fields.length < 2 || fields.length > FIELDS) {
      throw new IllegalArgumentException("must be address, name, location, unit, restarts");
    }
    SensorAddress address = new SensorAddress(fields[0].strip());
    return new Sensor(
        address,
        fields[1].strip(),
        fields.length > 2 ? fields[2].strip() : "",
        PreferredUnit.parse(fields.length > 3 ? fields[3].strip() : ""),
        Optional.ofNullable(unused.remove(address)),
        restarts(fields.length > 4 ? fields[4].strip() : ""));
  }

  private static int restarts(String text) {
    try {
      return text.isEmpty() ? 0 : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("restarts must be a number, was \"" + text + "\"", e);
    }
  }

  private static Map<SensorAddress, BindKey> parseKeys(String text) {
    Map<SensorAddress, BindKey> keys = new HashMap<>();
    for (String entry : text.strip().split("[\\s;]+")) {
      if (entry.isEmpty()) {
        continue;
      }
      int equals = entry.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("keys must be address=key, separated by semicolons");
      }
      SensorAddress address;
      try {
        address = new SensorAddress(entry.substring(0, equals));
      } catch (IllegalArgumentException e) {
        // Not its message: what stands there may be a key.
        throw new IllegalArgumentException("keys must be address=key, separated by semicolons");
      }
      if (keys.put(address, BindKey.parse(entry.substring(equals + 1))) != null) {
        throw new IllegalArgumentException("keys: two for " + address);
      }
    }
    return keys;
  }
}
