package io.marram.ble;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the list of allowed sensors. */
public final class SensorList {

  private static final int FIELDS = 4;
  private static final int MOST_SENSORS = 1000;

  private SensorList() {}

  /**
   * Reads a line per sensor: {@code address, name, location, unit}; the last two may be missing.
   * Empty lines and those that begin with # are passed over.
   *
   * @param keys {@code address=key}, several separated by spaces or semicolons
   * @throws IllegalArgumentException if a line or key cannot be read or stands there twice; says
   *     which line, and never shows a key
   */
  public static List<Sensor> parse(String text, String keys) {
    Map<SensorAddress, BindKey> unused = parseKeys(keys);
    List<Sensor> sensors = new ArrayList<>();
    Set<SensorAddress> addresses = new HashSet<>();
    Set<String> names = new HashSet<>();
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
      if (!addresses.add(sensor.address()) || !names.add(sensor.name())) {
        throw new IllegalArgumentException(
            "sensors, line " + (i + 1) + ": its address or name stands in an earlier line too");
      }
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

  private static Sensor parseLine(String line, Map<SensorAddress, BindKey> unused) {
    String[] fields = line.split(",", -1);
    if (fields.length < 2 || fields.length > FIELDS) {
      throw new IllegalArgumentException("must be address, name, location, unit");
    }
    SensorAddress address = new SensorAddress(fields[0].strip());
    return new Sensor(
        address,
        fields[1].strip(),
        fields.length > 2 ? fields[2].strip() : "",
        PreferredUnit.parse(fields.length > 3 ? fields[3].strip() : ""),
        Optional.ofNullable(unused.remove(address)));
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
