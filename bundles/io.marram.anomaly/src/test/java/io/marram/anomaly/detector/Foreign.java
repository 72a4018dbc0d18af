package io.marram.anomaly.detector;

import java.io.DataInput;
import java.io.DataOutput;

/** A detector of another bundle: finds a value the stranger the larger it is. */
record Foreign(String name) implements DetectorKind {

  @Override
  public Detector create(DetectorSettings settings) {
    return new Detector() {
      private double last;

      @Override
      public double observe(Observation observation) {
        last = observation.value();
        return last;
      }

      @Override
      public Explanation explain() {
        return new Explanation("size", last, Double.NaN);
      }

      @Override
      public void write(DataOutput out) {}
    };
  }

  @Override
  public Detector read(DataInput in, DetectorSettings settings) {
    return create(settings);
  }
}
