package io.marram.anomaly.detector;

import io.marram.anomaly.StateException;
import io.marram.anomaly.calibration.ConformalTail;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Supplier;

/** Finds strange what one statistic of the series has hardly ever been, or never. */
final class TailDetector implements CalibratedDetector {

  /**
   * A kind of such detectors.
   *
   * @param learnEveryMillis of all numbers within this time one is remembered, so that memory lasts
   *     for long enough in fast series
   */
  record Kind(String name, Supplier<Statistic> statistic, long learnEveryMillis)
      implements DetectorKind {

    /** Of a statistic whose every number is remembered. */
    Kind(String name, Supplier<Statistic> statistic) {
      this(name, statistic, 0);
    }

    @Override
    public Detector create(DetectorSettings settings) {
      return new TailDetector(statistic.get(), new ConformalTail(MEMORY), learnEveryMillis);
    }

    @Override
    public Detector read(DataInput in, DetectorSettings settings) throws IOException {
      StateException.requireVersion(name, in.readInt(), VERSION);
      Statistic read = statistic.get();
      read.read(in);
      TailDetector detector =
          new TailDetector(read, ConformalTail.read(in, MEMORY), learnEveryMillis);
      detector.learnedMillis = in.readLong();
      return detector;
    }
  }

  /** A week of readings every five minutes. */
  private static final int MEMORY = 2000;

  /** Differences below this share of a value are no news: they may be rounding. */
  private static final double RESOLUTION = 1e-5;

  private static final int VERSION = 1;

  private final Statistic statistic;
  private final ConformalTail tail;
  private final long learnEveryMillis;
  private long learnedMillis;
  private double actual = Double.NaN;
  private double usual = Double.NaN;

  private TailDetector(Statistic statistic, ConformalTail tail, long learnEveryMillis) {
    this.statistic = statistic;
    this.tail = tail;
    this.learnEveryMillis = learnEveryMillis;
  }

  @Override
  public double observe(Observation observation) {
    actual =
        Double.isNaN(observation.value())
            ? Double.NaN
            : statistic.after(observation.timeMillis(), observation.value());
    usual = tail.median();
    if (Double.isNaN(actual)) {
      return Double.NaN;
    }
    double surprise = tail.surpriseOnBothSides(actual, resolution(observation.value()));
    if (observation.timeMillis() - learnedMillis >= learnEveryMillis) {
      tail.learn(actual);
      learnedMillis = observation.timeMillis();
    }
    return surprise;
  }

  private static double resolution(double value) {
    return RESOLUTION * Math.abs(value);
  }

  @Override
  public Explanation explain() {
    return statistic.explain(actual, usual);
  }

  @Override
  public boolean countsAlone() {
    return false;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    statistic.write(out);
    tail.write(out);
    out.writeLong(learnedMillis);
  }
}
