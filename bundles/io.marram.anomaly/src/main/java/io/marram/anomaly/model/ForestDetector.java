package io.marram.anomaly.model;

import io.marram.anomaly.detector.Detector;
import io.marram.anomaly.detector.Explanation;
import io.marram.anomaly.detector.Observation;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Scores a series with a forest that learns nothing more. */
final class ForestDetector implements Detector {

  static final int VERSION = 1;

  private static final int VALUE_ITSELF = -1;

  private final TrainedForest forest;

  /** Of each column: which of the series' features it is. */
  private final int[] sources;

  private final double[] row;

  ForestDetector(TrainedForest forest, List<String> features) {
    this.forest = forest;
    this.sources = forest.features().stream().mapToInt(features::indexOf).toArray();
    this.row = new double[sources.length];
  }

  @Override
  public double observe(Observation observation) {
    if (!Double.isFinite(observation.value())) {
      return Double.NaN;
    }
    boolean complete = true;
    for (int column = 0; column < row.length; column++) {
      int source = sources[column];
      row[column] = source == VALUE_ITSELF ? observation.value() : observation.features()[source];
      complete &= Double.isFinite(row[column]);
    }
    return complete ? forest.score(row) : Double.NaN;
  }

  /** The feature whose cuts did most to isolate the reading. */
  @Override
  public Explanation explain() {
    int column = forest.strangest(row);
    return new Explanation(forest.features().get(column), row[column], forest.usual().get(column));
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
  }
}
