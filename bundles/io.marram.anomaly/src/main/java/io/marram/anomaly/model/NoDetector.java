package io.marram.anomaly.model;

import io.marram.anomaly.detector.Detector;
import io.marram.anomaly.detector.Explanation;
import io.marram.anomaly.detector.Observation;
import java.io.DataOutput;
import java.io.IOException;

/** Stands for a forest that asks for features which a series does not have. */
final class NoDetector implements Detector {

  @Override
  public double observe(Observation observation) {
    return Double.NaN;
  }

  @Override
  public Explanation explain() {
    return new Explanation(ForestKind.VALUE, Double.NaN, Double.NaN);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(ForestDetector.VERSION);
  }
}
