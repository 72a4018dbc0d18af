package io.marram.anomaly.detector;

import io.marram.anomaly.StateException;
import io.marram.anomaly.calibration.ConformalTail;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Finds it strange that a value does not change for longer than it ever did not. A series that has
 * never changed is not strange.
 */
final class StuckDetector implements CalibratedDetector {

  /** Makes such detectors. */
  record Kind(String name) implements DetectorKind {

    @Override
    public Detector create(DetectorSettings settings) {
      return new StuckDetector(new ConformalTail(MEMORY, LEAST_SCALE));
    }

    @Override
    public Detector read(DataInput in, DetectorSettings settings) throws IOException {
      StateException.requireVersion(name, in.readInt(), VERSION);
      StuckDetector detector = new StuckDetector(ConformalTail.read(in, MEMORY, LEAST_SCALE));
      detector.last = in.readDouble();
      detector.repeated = in.readLong();
      return detector;
    }
  }

  private static final int VERSION = 1;

  /** So many lengths are remembered. */
  private static final int MEMORY = 200;

  /** That two or three values are the same by chance is never strange. */
  private static final double LEAST_SCALE = 2;

  private final ConformalTail lengths;
  private double last = Double.NaN;
  private long repeated;

  private StuckDetector(ConformalTail lengths) {
    this.lengths = lengths;
  }

  @Override
  public double observe(Observation observation) {
    double value = observation.value();
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    if (value != last) {
      if (repeated > 0) {
        lengths.learn(repeated);
      }
      last = value;
      repeated = 1;
      return lengths.isReady() ? 0 : Double.NaN;
    }
    repeated++;
    // It grows stranger in steps, so that it is not told anew with each reading.
    return lengths.surpriseAbove(Long.highestOneBit(repeated));
  }

  @Override
  public Explanation explain() {
    return new Explanation("readings without change", repeated, lengths.median());
  }

  @Override
  public boolean countsAlone() {
    return true;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    lengths.write(out);
    out.writeDouble(last);
    out.writeLong(repeated);
  }
}
