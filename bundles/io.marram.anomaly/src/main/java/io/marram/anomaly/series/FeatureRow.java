package io.marram.anomaly.series;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The features that a series' detectors are told, whatever is computed now. */
final class FeatureRow {

  private static final int MOST = 1000;

  private final List<String> names;

  /** Where each is among those that are computed; -1 if it is not. */
  private final int[] computedAt;

  private final double[] values;

  /**
   * @param names of the features that detectors are told
   * @param computed names of those that are computed, in the order of their values
   */
  FeatureRow(List<String> names, List<String> computed) {
    this.names = List.copyOf(names);
    this.computedAt = names.stream().mapToInt(computed::indexOf).toArray();
    this.values = new double[names.size()];
  }

  /** All that are computed, whatever their order is. */
  static FeatureRow of(List<String> computed) {
    return new FeatureRow(computed.stream().sorted().toList(), computed);
  }

  List<String> names() {
    return names;
  }

  /** The features to tell; the array is used again. */
  double[] fill(double[] computed) {
    for (int i = 0; i < values.length; i++) {
      values[i] = computedAt[i] < 0 ? Double.NaN : computed[computedAt[i]];
    }
    return values;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
  }

  static List<String> readNames(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new StateException("series: %d features".formatted(count));
    }
    List<String> names = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    return names;
  }
}
