package io.marram.anomaly.internal;

import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.detector.StandardDetectors;
import io.marram.anomaly.feature.FeatureKind;
import io.marram.anomaly.series.LimitedKind;
import io.marram.anomaly.series.SeriesKinds;
import io.marram.log.Printable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
  private final AddedKinds<FeatureKind, FeatureKind> features = new AddedKinds<>();
  private final AddedKinds<DetectorKind, GuardedDetectorKind> detectors = new AddedKinds<>();

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
      detectors.add(reference, new GuardedDetectorKind(pid, kind, sensors(reference)));
    } catch (RuntimeException | LinkageError e) {
      logger.error("event=anomaly.detector.failed pid={}", pid, e);
    }
  }

  private static Set<String> sensors(ServiceReference<DetectorKind> reference) {
    Object sensors = reference.getProperty(DetectorKind.SENSORS);
    if (sensors instanceof String one) {
      return Set.of(one);
    }
    return sensors instanceof String[] several ? new HashSet<>(Arrays.asList(several)) : Set.of();
  }

  void removeDetector(ServiceReference<DetectorKind> reference) {
    detectors.remove(reference);
  }

  /**
   * What series are watched with now.
   *
   * @param wanted the names of detectors; all if empty. The standard ones watch a sensor for which
   *     there is none of these names
   */
  SeriesKinds of(Set<String> wanted) {
    Set<String> names = new HashSet<>();
    List<DetectorKind> used = new ArrayList<>();
    List<LimitedKind> limited = new ArrayList<>();
    for (GuardedDetectorKind kind : detectors.all()) {
      if (isWanted(kind, wanted) && names.add(kind.name())) {
        if (kind.sensors().isEmpty()) {
          used.add(kind);
        } else {
          limited.add(new LimitedKind(kind, kind.sensors()));
        }
      }
    }
    // The forests take more time: only who names them gets them.
    List<DetectorKind> own = wanted.isEmpty() ? StandardDetectors.kinds() : StandardDetectors.all();
    for (DetectorKind kind : own) {
      if (isWanted(kind, wanted) && names.add(kind.name())) {
        used.add(kind);
      }
    }
    report(wanted.stream().filter(name -> !names.contains(name)).collect(Collectors.toSet()));
    return new SeriesKinds(features.all(), used, limited);
  }

  private static boolean isWanted(DetectorKind kind, Set<String> wanted) {
    return wanted.isEmpty() || wanted.contains(kind.name());
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
