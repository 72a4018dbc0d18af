package io.marram.anomaly.detector;

import java.util.List;

/**
 * What a detector is made for.
 *
 * @param seed of all its chance
 * @param features the names of the features it is told, in their order
 */
public record DetectorSettings(long seed, List<String> features) {

  public DetectorSettings {
    features = List.copyOf(features);
  }
}
