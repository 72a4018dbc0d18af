package io.marram.anomaly.series;

import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.detector.StandardDetectors;
import io.marram.anomaly.feature.FeatureKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * What series are watched with. Their order does not matter.
 *
 * @param features kinds of features beside the standard ones
 * @param detectors kinds of detectors for all series; the standard ones if there is none at all
 * @param limited kinds of detectors for some series; each kind has a name of its own
 */
public record SeriesKinds(
    List<FeatureKind> features, List<DetectorKind> detectors, List<LimitedKind> limited) {

  public SeriesKinds {
    features = List.copyOf(features);
    limited = List.copyOf(limited);
    detectors =
        detectors.isEmpty() && limited.isEmpty()
            ? StandardDetectors.kinds()
            : List.copyOf(detectors);
  }

  /** Kinds for all series alike. */
  public SeriesKinds(List<FeatureKind> features, List<DetectorKind> detectors) {
    this(features, detectors, List.of());
  }

  /** The standard features and detectors. */
  public static SeriesKinds standard() {
    return new SeriesKinds(List.of(), List.of());
  }

  /**
   * What the series of one sensor is watched with.
   *
   * @param type of the sensor; empty if it is not known
   */
  SeriesKinds of(String sensor, String type) {
    if (limited.isEmpty()) {
      return this;
    }
    Stream<DetectorKind> added =
        limited.stream().filter(kind -> kind.isFor(sensor, type)).map(LimitedKind::kind);
    return new SeriesKinds(features, Stream.concat(detectors.stream(), added).toList());
  }
}
