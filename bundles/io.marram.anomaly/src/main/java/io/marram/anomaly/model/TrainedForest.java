package io.marram.anomaly.model;

import io.marram.anomaly.forest.IsolationForest;
import java.util.Arrays;
import java.util.List;

/**
 * An Isolation Forest that was trained elsewhere.
 *
 * @param features the names of its columns, in their order
 * @param usual a usual value of each column; NaN where there is none
 * @param forest whose thresholds are compared with numbers of 32 bits
 */
public record TrainedForest(List<String> features, List<Double> usual, IsolationForest forest) {

  public TrainedForest {
    features = List.copyOf(features);
    usual = List.copyOf(usual);
    if (features.size() != forest.columns() || usual.size() != forest.columns()) {
      throw new IllegalArgumentException("features and columns must be as many");
    }
  }

  /**
   * How strange a row is, 0 to 1; as scikit-learn has it, which rounds values to 32 bits first.
   *
   * @param row a value of each feature
   */
  public double score(double[] row) {
    return forest.score(rounded(row));
  }

  /** The column that did most to isolate a row. */
  public int strangest(double[] row) {
    return forest.explain(rounded(row)).column();
  }

  private static double[] rounded(double[] row) {
    return Arrays.stream(row).map(value -> (float) value).toArray();
  }
}
