package io.marram.anomaly.internal;

import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.feature.FeatureKind;
import io.marram.anomaly.series.SeriesKinds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The kinds of features and detectors that there are: those that other bundles have added, which
 * count first, and the standard ones.
 */
final class KnownKinds {

  private final AddedKinds<FeatureKind> features = new AddedKinds<>();
  private final AddedKinds<DetectorKind> detectors = new AddedKinds<>();

  AddedKinds<FeatureKind> features() {
    return features;
  }

  AddedKinds<DetectorKind> detectors() {
    return detectors;
  }

  /**
   * What series are watched with now.
   *
   * @param wanted the names of detectors; all if empty
   */
  SeriesKinds of(Set<String> wanted) {
    List<FeatureKind> usedFeatures = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (FeatureKind kind : features.all()) {
      if (kind.names().stream().noneMatch(names::contains)) {
        names.addAll(kind.names());
        usedFeatures.add(kind);
      }
    }
    List<DetectorKind> usedDetectors = new ArrayList<>();
    for (DetectorKind kind : detectors.all()) {
      if ((wanted.isEmpty() || wanted.contains(kind.name())) && names.add(kind.name())) {
        usedDetectors.add(kind);
      }
    }
    return new SeriesKinds(usedFeatures, usedDetectors);
  }
}
