package io.marram.anomaly.model;

import io.marram.anomaly.StateException;
import io.marram.anomaly.detector.Detector;
import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.detector.DetectorSettings;
import java.io.DataInput;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Detectors of one forest.
 *
 * @param name of the model
 * @param forest that they share
 * @param problems is told why the forest cannot be used for a series
 */
public record ForestKind(String name, TrainedForest forest, Consumer<String> problems)
    implements DetectorKind {

  /** What is measured itself, by which name a forest may ask for it. */
  static final String VALUE = "value";

  @Override
  public Detector create(DetectorSettings series) {
    List<String> unknown =
        forest.features().stream()
            .filter(feature -> !feature.equals(VALUE) && !series.features().contains(feature))
            .toList();
    if (!unknown.isEmpty()) {
      problems.accept("there are no features " + unknown + ", only " + series.features());
      return new NoDetector();
    }
    return new ForestDetector(forest, series.features());
  }

  @Override
  public Detector read(DataInput in, DetectorSettings series) throws IOException {
    StateException.requireVersion("forest", in.readInt(), ForestDetector.VERSION);
    return create(series);
  }
}
