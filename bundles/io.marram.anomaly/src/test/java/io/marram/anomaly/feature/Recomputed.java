package io.marram.anomaly.feature;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** The standard features of a window by their definitions, with sums in 60 digits. */
final class Recomputed {

  private static final MathContext DIGITS = new MathContext(60);

  private Recomputed() {}

  /** Oldest first. */
  static Map<String, Double> features(double[] values, long[] times, int shortWindow) {
    int n = values.length;
    double[] recent = Arrays.copyOfRange(values, Math.max(0, n - shortWindow), n);
    double mean = mean(values).doubleValue();
    double deviation = Math.sqrt(variance(values));
    double low = Arrays.stream(values).min().orElseThrow();
    double high = Arrays.stream(values).max().orElseThrow();
    double median = median(values);
    double[] distances = Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
    Map<String, Double> features = new LinkedHashMap<>();
    features.put("mean", mean);
    features.put("deviation", deviation);
    features.put("minimum", low);
    features.put("maximum", high);
    features.put("range", high - low);
    features.put("slope", slope(values, times));
    features.put("energy", energy(values));
    features.put("crossings of the mean", crossings(values, mean));
    features.put("recent shift", mean(recent).subtract(mean(values)).doubleValue());
    features.put(
        "recent deviation ratio", deviation > 0 ? Math.sqrt(variance(recent)) / deviation : 1);
    features.put("median", median);
    features.put("median deviation", median(distances));
    features.put("distance from median", values[n - 1] - median);
    return features;
  }

  private static BigDecimal mean(double[] values) {
    return Arrays.stream(values)
        .mapToObj(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(values.length), DIGITS);
  }

  private static double variance(double[] values) {
    if (Arrays.stream(values).allMatch(value -> value == values[0])) {
      return 0;
    }
    BigDecimal mean = mean(values);
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : values) {
      sum = sum.add(new BigDecimal(value).subtract(mean).pow(2), DIGITS);
    }
    return sum.divide(BigDecimal.valueOf(values.length), DIGITS).doubleValue();
  }

  private static double energy(double[] values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double value : values) {
      sum = sum.add(new BigDecimal(value).pow(2), DIGITS);
    }
    return sum.divide(BigDecimal.valueOf(values.length), DIGITS).doubleValue();
  }

  private static double slope(double[] values, long[] times) {
    double[] seconds = Arrays.stream(times).mapToDouble(time -> time - times[0]).toArray();
    BigDecimal meanTime = mean(seconds);
    BigDecimal mean = mean(values);
    BigDecimal common = BigDecimal.ZERO;
    BigDecimal spread = BigDecimal.ZERO;
    for (int i = 0; i < values.length; i++) {
      BigDecimal time = new BigDecimal(seconds[i]).subtract(meanTime);
      common = common.add(time.multiply(new BigDecimal(values[i]).subtract(mean)), DIGITS);
      spread = spread.add(time.pow(2), DIGITS);
    }
    return spread.signum() == 0
        ? Double.NaN
        : common.multiply(BigDecimal.valueOf(1000)).divide(spread, DIGITS).doubleValue();
  }

  private static double crossings(double[] values, double mean) {
    long crossings =
        IntStream.range(1, values.length)
            .filter(i -> (values[i - 1] < mean) != (values[i] < mean))
            .count();
    return values.length == 1 ? Double.NaN : crossings / (values.length - 1.0);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double a = sorted[(sorted.length - 1) / 2];
    return a + (sorted[sorted.length / 2] - a) / 2;
  }

  /** Shares of the power of slow, medium and fast oscillations of a full window. */
  static double[] spectrum(double[] values) {
    int n = values.length;
    double mean = mean(values).doubleValue();
    double[] power = new double[3];
    for (int cycles = 1; cycles < n; cycles++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < n; i++) {
        double angle = 2 * Math.PI * ((long) i * cycles % n) / n;
        re += (values[i] - mean) * Math.cos(angle);
        im += (values[i] - mean) * Math.sin(angle);
      }
      int folded = Math.min(cycles, n - cycles);
      int band = folded * 5 >= n ? 2 : folded <= 3 ? 0 : 1;
      power[band] += re * re + im * im;
    }
    double total = Arrays.stream(power).sum();
    return Arrays.stream(power).map(share -> total > 0 ? share / total : 0).toArray();
  }
}
