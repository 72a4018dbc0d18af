package io.marram.anomaly.detector;

import com.amazon.randomcutforest.RandomCutForest;
import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Finds strange what the last four readings look like together: Robust Random Cut Forest (Guha et
 * al., ICML 2016) in the implementation by AWS.
 *
 * <p>Scoring a reading and learning from it takes some 50 to 100 microseconds. So that fast series
 * do not take a core, one reading in a tenth of a second of the series' own time is looked at, and
 * nothing is said of those between: a series with up to ten readings a second is seen whole, one
 * with a thousand to a hundredth. Which ones depends on their times only.
 */
final class RandomCutDetector implements Detector {

  /** Makes such detectors. */
  record Kind(String name) implements DetectorKind {

    @Override
    public Detector create(DetectorSettings settings) {
      RandomCutForest forest =
          RandomCutForest.builder()
              .dimensions(READINGS)
              .shingleSize(1)
              .numberOfTrees(TREES)
              .sampleSize(SAMPLES)
              .randomSeed(settings.seed())
              .parallelExecutionEnabled(false)
              .build();
      return new RandomCutDetector(forest);
    }

    @Override
    public Detector read(DataInput in, DetectorSettings settings) throws IOException {
      StateException.requireVersion(name, in.readInt(), VERSION);
      RandomCutDetector detector = new RandomCutDetector(RandomCutState.read(in));
      detector.readState(in);
      return detector;
    }
  }

  private static final int VERSION = 1;
  static final int READINGS = 4;
  private static final int TREES = 30;
  private static final int SAMPLES = 256;
  private static final long SHORTEST_MILLIS = 100;

  /** With fewer readings its scores mean nothing. */
  private static final int LEAST_LEARNED = 64;

  private final RandomCutForest forest;

  /**
   * The newest readings as differences from the first one ever, which single precision can hold.
   */
  private final float[] newest = new float[READINGS];

  private double origin = Double.NaN;
  private long learned;
  private long lastMillis;
  private double actual = Double.NaN;

  private RandomCutDetector(RandomCutForest forest) {
    this.forest = forest;
  }

  @Override
  public double observe(Observation observation) {
    double value = observation.value();
    boolean tooSoon = learned > 0 && observation.timeMillis() - lastMillis < SHORTEST_MILLIS;
    if (Double.isNaN(value) || tooSoon) {
      return Double.NaN;
    }
    actual = value;
    lastMillis = observation.timeMillis();
    origin = Double.isNaN(origin) ? value : origin;
    System.arraycopy(newest, 1, newest, 0, READINGS - 1);
    newest[READINGS - 1] = finite(value - origin);
    double score = learned < LEAST_LEARNED ? Double.NaN : forest.getAnomalyScore(newest);
    if (learned >= READINGS) {
      forest.update(newest);
    }
    learned++;
    return score;
  }

  private static float finite(double difference) {
    return (float) Math.max(-Float.MAX_VALUE / 4, Math.min(Float.MAX_VALUE / 4, difference));
  }

  @Override
  public Explanation explain() {
    return new Explanation("course of %d readings to".formatted(READINGS), actual, Double.NaN);
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    RandomCutState.write(forest, out);
    out.writeDouble(origin);
    out.writeLong(learned);
    out.writeLong(lastMillis);
    for (float value : newest) {
      out.writeFloat(value);
    }
  }

  private void readState(DataInput in) throws IOException {
    origin = in.readDouble();
    learned = in.readLong();
    lastMillis = in.readLong();
    for (int i = 0; i < READINGS; i++) {
      newest[i] = in.readFloat();
    }
  }
}
