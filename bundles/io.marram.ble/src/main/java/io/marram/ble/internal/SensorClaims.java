package io.marram.ble.internal;

import io.marram.ble.Sensor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who listens to which sensor: two components would take the connection from each other, and their
 * readings could not be told apart.
 */
final class SensorClaims {

  /** Tells who has a name or an address. */
  private record Claim(Object owner, String pid) {}

  private final Map<String, Claim> claims = new HashMap<>();

  /**
   * Takes all the sensors, or none.
   *
   * @param pid of the component, for messages
   * @return why not, if another owner has one of the addresses or names
   */
  synchronized Optional<String> claim(Object owner, String pid, List<Sensor> sensors) {
    for (Sensor sensor : sensors) {
      for (String what : List.of(address(sensor), name(sensor))) {
        Claim other = claims.get(what);
        if (other != null && other.owner() != owner) {
          return Optional.of(
              "sensors: %s and %s both have the %s".formatted(other.pid(), pid, what));
        }
      }
    }
    Claim own = new Claim(owner, pid);
    sensors.forEach(
        sensor -> {
          claims.put(address(sensor), own);
          claims.put(name(sensor), own);
        });
    return Optional.empty();
  }

  synchronized void release(Object owner) {
    claims.values().removeIf(claim -> claim.owner() == owner);
  }

  private static String address(Sensor sensor) {
    return "address " + sensor.address();
  }

  private static String name(Sensor sensor) {
    return "name " + sensor.name().toLowerCase(Locale.ROOT);
  }
}
