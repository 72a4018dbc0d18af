package io.marram.anomaly.feature;

import java.util.List;

/**
 * How fast the value changed from the last reading of an earlier time to the newest one, per
 * second. Readings of the same time are compared with the same earlier one.
 */
final class RateOfChange implements FeatureCalculator {

  static final List<String> NAMES = List.of("rate of change");

  private static final double MILLIS_PER_SECOND = 1000;

  private double rate = Double.NaN;
  private boolean hasEarlier;
  private long earlierMillis;
  private double earlierValue;

  @Override
  public void add(Window window) {
    if (window.size() > 1 && window.timeMillis(1) < window.timeMillis(0)) {
      hasEarlier = true;
      earlierMillis = window.timeMillis(1);
      earlierValue = window.value(1);
    }
    long millis = window.timeMillis(0) - earlierMillis;
    rate =
        hasEarlier && millis > 0
            ? (window.value(0) - earlierValue) / (millis / MILLIS_PER_SECOND)
            : Double.NaN;
  }

  @Override
  public void values(double[] into, int offset) {
    into[offset] = rate;
  }
}
