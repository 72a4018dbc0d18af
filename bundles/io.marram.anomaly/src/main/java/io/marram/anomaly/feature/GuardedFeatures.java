package io.marram.anomaly.feature;

import java.util.Arrays;
import java.util.List;

/**
 * The features of one kind, which may be someone else's: what it throws ends its work for this
 * series, and what it may not say becomes NaN.
 */
final class GuardedFeatures {

  private final List<String> names;
  private final double[] values;

  /** Null after it failed. */
  private FeatureCalculator calculator;

  private String problem = "";

  private GuardedFeatures(List<String> names) {
    this.names = names;
    this.values = new double[names.size()];
    Arrays.fill(values, Double.NaN);
  }

  /**
   * @throws IllegalArgumentException if the kind has no names, or cannot say them
   */
  static GuardedFeatures of(FeatureKind kind, int windowSize) {
    GuardedFeatures features = new GuardedFeatures(names(kind));
    try {
      features.calculator = kind.create(windowSize);
      if (features.calculator == null) {
        features.problem = "it has no calculator";
      }
    } catch (RuntimeException | LinkageError e) {
      features.problem = e.toString();
    }
    return features;
  }

  private static List<String> names(FeatureKind kind) {
    try {
      List<String> names = List.copyOf(kind.names());
      if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
        throw new IllegalArgumentException("features must have names, had " + names);
      }
      return names;
    } catch (RuntimeException | LinkageError e) {
      throw new IllegalArgumentException(kind.getClass().getName() + ": " + e, e);
    }
  }

  List<String> names() {
    return names;
  }

  /** What ended its work; empty if nothing did. */
  String problem() {
    return problem;
  }

  void add(Window window) {
    if (calculator == null) {
      return;
    }
    try {
      calculator.add(window);
    } catch (RuntimeException | LinkageError e) {
      fail(e);
    }
  }

  /** The calculator is given an array of its own, so that it cannot write over others' values. */
  void values(double[] into, int offset) {
    if (calculator != null) {
      try {
        calculator.values(values, 0);
      } catch (RuntimeException | LinkageError e) {
        fail(e);
      }
    }
    for (int i = 0; i < values.length; i++) {
      into[offset + i] = Double.isFinite(values[i]) ? values[i] : Double.NaN;
    }
  }

  private void fail(Throwable reason) {
    calculator = null;
    problem = reason.toString();
    Arrays.fill(values, Double.NaN);
  }
}
