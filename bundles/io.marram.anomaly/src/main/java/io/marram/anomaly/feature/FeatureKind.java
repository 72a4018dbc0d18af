package io.marram.anomaly.feature;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A kind of feature, or of several that are computed together. */
@ConsumerType
public interface FeatureKind {

  /** Their names, such as {@code rate of change}; each unique, in the order of their values. */
  List<String> names();

  /**
   * A calculator for one series.
   *
   * @param windowSize how many samples the window holds once it is full, at least 2
   */
  FeatureCalculator create(int windowSize);
}
