package io.marram.ble;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A sensor that this gateway listens to.
 *
 * @param address its Bluetooth address
 * @param name its name here: letters, digits, {@code _}, {@code .} and {@code -}; becomes part of
 *     the readings' ids
 * @param location where it is; may be empty
 * @param unit in which its values are passed on
 * @param key if its advertisements are encrypted
 */
public record Sensor(
    SensorAddress address,
    String name,
    String location,
    PreferredUnit unit,
    Optional<BindKey> key) {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{1,64}");

  public Sensor {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must be 1 to 64 letters, digits, _ . or -, was \"" + name + "\"");
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
