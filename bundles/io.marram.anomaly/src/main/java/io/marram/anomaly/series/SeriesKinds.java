package io.marram.anomaly.series;

import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.detector.StandardDetectors;
import io.marram.anomaly.feature.FeatureKind;
import java.util.List;

/**
 * What series are watched with. Their order does not matter.
 *
 * @param features kinds of features beside the standard ones
 * @param detectors kinds of detectors, each with a name of its own, at least one
 */
public record SeriesKinds(List<FeatureKind> features, List<DetectorKind> detectors) {

  public SeriesKinds {
    features = List.copyOf(features);
    detectors = List.copyOf(detectors);
    if (detectors.isEmpty()) {
      throw new IllegalArgumentException("detectors must name at least one that there is");
    }
  }

  /** The standard features and detectors. */
  public static SeriesKinds standard() {
    return new SeriesKinds(List.of(), StandardDetectors.kinds());
  }
}
