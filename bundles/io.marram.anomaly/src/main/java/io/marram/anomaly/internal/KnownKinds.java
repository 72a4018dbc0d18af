package io.marram.anomaly.internal;

import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.feature.FeatureKind;
import io.marram.anomaly.series.SeriesKinds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kinds of features and detectors that there are: the standard ones, and those that other
 * bundles add, which count before a standard one of the same name. Safe for several threads.
 */
final class KnownKinds {

  private static final Logger logger = LoggerFactory.getLogger(KnownKinds.class);

  private final String pid;
  private final AddedKinds<FeatureKind> features = new AddedKinds<>();
  private final AddedKinds<DetectorKind> detectors = new AddedKinds<>();

  private Set<String> missing = Set.of();

  KnownKinds(String pid) {
    this.pid = pid;
  }

  void addFeature(ServiceReference<FeatureKind> reference, FeatureKind kind) {
    try {
      features.add(reference, new GuardedFeatureKind(pid, kind));
    } catch (RuntimeException | LinkageError e) {
      logger.error("event=anomaly.feature.failed pid={}", pid, e);
    }
  }

  void removeFeature(ServiceReference<FeatureKind> reference) {
    features.remove(reference);
  }

  void addDetector(ServiceReference<DetectorKind> reference, DetectorKind kind) {
    try {
      detectors.add(reference, new GuardedDetectorKind(pid, kind));
    } catch (RuntimeException | LinkageError e) {
      logger.error("event=anomaly.detector.failed pid={}", pid, e);
    }
  }

  void removeDetector(ServiceReference<DetectorKind> reference) {
    detectors.remove(reference);
  }

  /**
   * What series are watched with now.
   *
   * @param wanted the names of detectors; all if empty. The standard ones take the place of names
   *     of which there is none
   */
  SeriesKinds of(Set<String> wanted) {
    Set<String> names = new HashSet<>();
    List<DetectorKind> used =
        Stream.concat(detectors.all().stream(), SeriesKinds.standard().detectors().stream())
            .filter(kind -> wanted.isEmpty() || wanted.contains(kind.name()))
            .filter(kind -> names.add(kind.name()))
            .toList();
    report(wanted.stream().filter(name -> !names.contains(name)).collect(Collectors.toSet()));
    return new SeriesKinds(
        features.all(), used.isEmpty() ? SeriesKinds.standard().detectors() : used);
  }

  private synchronized void report(Set<String> nowMissing) {
    if (!nowMissing.equals(missing) && !nowMissing.isEmpty()) {
      logger.warn(
          "event=anomaly.detector.missing pid={} detectors={}",
          pid,
          Printable.of(String.join(", ", nowMissing)));
    }
    missing = nowMissing;
  }
}
