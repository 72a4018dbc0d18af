package io.marram.anomaly.detector;

import io.marram.anomaly.StateException;
import io.marram.anomaly.calibration.ConformalTail;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Finds it strange that a value does not change for longer than it ever did not. A series that has
 * never changed is not strange; nor is a rest where the series rests again and again, see {@link
 * RestingValues}, or one of a length in which the series spends much of its time, see {@link
 * RestShares}.
 */
final class StuckDetector implements CalibratedDetector {

  /** Makes such detectors. */
  record Kind(String name) implements DetectorKind {

    @Override
    public Detector create(DetectorSettings settings) {
      return new StuckDetector(
          new ConformalTail(MEMORY, LEAST_SCALE), new RestingValues(), new RestShares());
    }

    @Override
    public Detector read(DataInput in, DetectorSettings settings) throws IOException {
      StateException.requireVersion(name, in.readInt(), VERSION);
      StuckDetector detector =
          new StuckDetector(
              ConformalTail.read(in, MEMORY, LEAST_SCALE),
              RestingValues.read(in),
              RestShares.read(in));
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

  /** A time without change is a rest if it was so surprising that it may have been told. */
  private static final double REST = 4;

  private final ConformalTail lengths;
  private final RestingValues resting;
  private final RestShares shares;
  private double last = Double.NaN;
  private long repeated;

  private StuckDetector(ConformalTail lengths, RestingValues resting, RestShares shares) {
    this.lengths = lengths;
    this.resting = resting;
    this.shares = shares;
  }

  @Override
  public double observe(Observation observation) {
    double value = observation.value();
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    if (value != last) {
      if (repeated > 0) {
        learn();
      }
      last = value;
      repeated = 1;
      return lengths.isReady() ? 0 : Double.NaN;
    }
    repeated++;
    if (lengths.isReady() && (resting.expects(value, repeated) || shares.isUsual(repeated))) {
      return 0;
    }
    // It grows stranger in steps, so that it is not told anew with each reading.
    return lengths.surpriseAbove(Long.highestOneBit(repeated));
  }

  private void learn() {
    if (lengths.surpriseAbove(repeated) >= REST) {
      resting.learn(last, repeated);
      if (resting.knows(last)) {
        // Rests there must not hide that it is stuck elsewhere.
        return;
      }
    }
    lengths.learn(repeated);
    shares.learn(repeated);
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
    resting.write(out);
    shares.write(out);
    out.writeDouble(last);
    out.writeLong(repeated);
  }
}
