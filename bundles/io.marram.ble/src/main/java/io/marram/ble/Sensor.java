package io.marram.ble;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sensor that this gateway listens to.
 *
 * @param address its Bluetooth address
 * @param name its name here: letters, digits, {@code _}, {@code .} and {@code -}; becomes part of
 *     the readings' ids
 * @param location where it is; may be empty, at most 128 characters
 * @param unit in which its values are passed on
 * @param key if its advertisements are encrypted
 * @param restarts how often its packet counter began anew with the operator's knowledge, as after a
 *     change of battery; 0..1000
 */
public record Sensor(
    SensorAddress address,
    String name,
    String location,
    PreferredUnit unit,
    Optional<BindKey> key,
    int restarts) {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{1,64}");
  private static final int MOST_LOCATION = 128;
  private static final int MOST_RESTARTS = 1000;

  public Sensor {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must be 1 to 64 letters, digits, _ . or -, was \"" + name + "\"");
    }
    if (location.length() > MOST_LOCATION || location.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "location must be at most " + MOST_LOCATION + " characters, none of them a control");
    }
    if (restarts < 0 || restarts > MOST_RESTARTS) {
      throw new IllegalArgumentException(
          "restarts must be 0.." + MOST_RESTARTS + ", was " + restarts);
    }
  }

  /**
   * The id of the readings of one kind: {@code fridge-temperature}, {@code fridge-temperature-2}.
   */
  public String readingId(Measurement measurement) {
    String id = name + "-" + measurement.type();
    return measurement.number() == 1 ? id : id + "-" + measurement.number();
  }
}
