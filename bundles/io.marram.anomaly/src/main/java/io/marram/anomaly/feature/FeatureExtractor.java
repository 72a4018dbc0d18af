package io.marram.anomaly.feature;

import io.marram.anomaly.Sample;
import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Computes the features of one series while its readings come.
 *
 * <p>A missing reading (one whose value is not finite) is counted and moves nothing: the features
 * stay what they were. A gap in time does not empty the window, since features that need time take
 * it from the readings.
 *
 * <p>A kind that fails costs its own features only, which are NaN from then on; {@link #problems}
 * says so. Not safe for use by several threads.
 */
public final class FeatureExtractor {

  private static final int VERSION = 1;

  private final RingWindow window;
  private final List<GuardedFeatures> kinds = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final List<String> names;
  private final double[] features;

  private long missing;

  /**
   * @param kinds whose features are computed, in their order; one without names, or with a name
   *     that was there before, is left out
   */
  public FeatureExtractor(FeatureSettings settings, List<FeatureKind> kinds) {
    window = new RingWindow(settings.window());
    Set<String> known = new LinkedHashSet<>();
    for (FeatureKind kind : kinds) {
      accept(kind, settings.window(), known);
    }
    names = List.copyOf(known);
    features = new double[names.size()];
    Arrays.fill(features, Double.NaN);
  }

  private void accept(FeatureKind kind, int windowSize, Set<String> known) {
    try {
      GuardedFeatures guarded = GuardedFeatures.of(kind, windowSize);
      Set<String> added = new LinkedHashSet<>(guarded.names());
      if (added.size() < guarded.names().size() || added.stream().anyMatch(known::contains)) {
        refused.add("left out, since a name is taken: " + guarded.names());
        return;
      }
      known.addAll(added);
      kinds.add(guarded);
    } catch (IllegalArgumentException e) {
      refused.add("left out: " + e.getMessage());
    }
  }

  /** The names of the features, in the order of their values. */
  public List<String> names() {
    return names;
  }

  /** How many readings were missing. */
  public long missing() {
    return missing;
  }

  /** Which kinds were left out or failed, and why; empty if all is well. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>(refused);
    for (GuardedFeatures kind : kinds) {
      if (!kind.problem().isEmpty()) {
        problems.add("failed: " + kind.names() + ": " + kind.problem());
      }
    }
    return problems;
  }

  /**
   * Moves the window by a reading.
   *
   * @return the features in the order of {@link #names}, NaN where there is none; the array belongs
   *     to the extractor, which uses it again
   */
  public double[] add(Sample sample) {
    if (!Double.isFinite(sample.value())) {
      missing++;
      return features;
    }
    move(sample.timeMillis(), sample.value());
    compute();
    return features;
  }

  private void move(long timeMillis, double value) {
    window.add(timeMillis, value);
    for (GuardedFeatures kind : kinds) {
      kind.add(window);
    }
  }

  private void compute() {
    int offset = 0;
    for (GuardedFeatures kind : kinds) {
      kind.values(features, offset);
      offset += kind.names().size();
    }
  }

  /**
   * Writes the window, with a version first.
   *
   * @throws IOException if the output fails
   */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeLong(missing);
    out.writeInt(window.size());
    for (int age = window.size() - 1; age >= 0; age--) {
      out.writeLong(window.timeMillis(age));
      out.writeDouble(window.value(age));
    }
  }

  /**
   * Reads an extractor that goes on where the written one was, but for rounding errors. Settings
   * and kinds may be others: the features are computed from the readings.
   *
   * @throws StateException if it is damaged or of a later version
   * @throws IOException if the input fails or ends early
   */
  public static FeatureExtractor read(
      DataInput in, FeatureSettings settings, List<FeatureKind> kinds) throws IOException {
    StateException.requireVersion("features", in.readInt(), VERSION);
    FeatureExtractor extractor = new FeatureExtractor(settings, kinds);
    extractor.missing = in.readLong();
    int size = in.readInt();
    if (size < 0 || size > FeatureSettings.MOST_READINGS || extractor.missing < 0) {
      throw new StateException("features: a window of %d readings is damaged".formatted(size));
    }
    for (int i = 0; i < size; i++) {
      long timeMillis = in.readLong();
      double value = in.readDouble();
      if (!Double.isFinite(value)) {
        throw new StateException("features: the window holds " + value);
      }
      extractor.move(timeMillis, value);
    }
    if (size > 0) {
      extractor.compute();
    }
    return extractor;
  }
}
