package io.marram.anomaly.health;

import java.util.List;
import java.util.Optional;

/**
 * What values of some sensors are not to go beyond.
 *
 * @param name of the rule, unique among the limits
 * @param subject the id of the sensor, or the type of the sensors, that it is for
 * @param bounds one, or a lower and an upper one
 * @param lastingMillis how long values must be beyond it before it counts; 0 for at once
 */
record Limit(String name, String subject, List<Bound> bounds, long lastingMillis) {

  Limit {
    bounds = List.copyOf(bounds);
  }

  /** The bound that a value is beyond, if there is one. */
  Optional<Bound> exceeded(double value, boolean raised) {
    return bounds.stream().filter(bound -> bound.isBeyond(value, raised)).findFirst();
  }
}
