package io.marram.anomaly.detector;

import io.marram.anomaly.StateException;
import io.marram.anomaly.forest.StreamingForest;
import io.marram.anomaly.forest.StreamingSettings;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Finds strange what all features look like together, by an Isolation Forest of the newest
 * readings. Takes a few microseconds a reading.
 */
final class ForestDetector implements Detector {

  /** Makes such detectors. */
  record Kind(String name) implements DetectorKind {

    @Override
    public Detector create(DetectorSettings settings) {
      List<String> features = features(settings);
      return new ForestDetector(features, new StreamingForest(forest(settings), features));
    }

    @Override
    public Detector read(DataInput in, DetectorSettings settings) throws IOException {
      StateException.requireVersion(name, in.readInt(), VERSION);
      List<String> features = features(settings);
      return new ForestDetector(features, StreamingForest.read(in, forest(settings), features));
    }

    private static StreamingSettings forest(DetectorSettings settings) {
      return StreamingSettings.standard(settings.seed());
    }

    /** A forest needs a feature. */
    private static List<String> features(DetectorSettings settings) {
      return settings.features().isEmpty() ? List.of("value") : settings.features();
    }
  }

  private static final int VERSION = 1;

  private final List<String> features;
  private final StreamingForest forest;
  private final double[] row;

  private ForestDetector(List<String> features, StreamingForest forest) {
    this.features = features;
    this.forest = forest;
    this.row = new double[features.size()];
  }

  @Override
  public double observe(Observation observation) {
    if (Double.isNaN(observation.value())) {
      return Double.NaN;
    }
    row[0] = observation.value();
    System.arraycopy(observation.features(), 0, row, 0, observation.features().length);
    double score = forest.score(row);
    forest.learn(row);
    return score;
  }

  @Override
  public Explanation explain() {
    int feature = forest.explain(row).column();
    return new Explanation(features.get(feature), row[feature], forest.median(feature));
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    forest.write(out);
  }
}
