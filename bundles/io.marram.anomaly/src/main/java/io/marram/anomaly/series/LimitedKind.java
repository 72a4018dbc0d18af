package io.marram.anomaly.series;

import io.marram.anomaly.detector.DetectorKind;
import java.util.Set;

/**
 * A kind of detector that is for some sensors only.
 *
 * @param kind makes the detectors
 * @param sensors ids or types of the sensors
 */
public record LimitedKind(DetectorKind kind, Set<String> sensors) {

  public LimitedKind {
    sensors = Set.copyOf(sensors);
  }

  boolean isFor(String sensor, String type) {
    return sensors.contains(sensor) || sensors.contains(type);
  }
}
