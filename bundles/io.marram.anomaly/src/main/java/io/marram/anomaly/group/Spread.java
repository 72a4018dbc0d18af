package io.marram.anomaly.group;

import java.util.Arrays;

/** Where numbers lie and how far apart, whatever a few of them do. */
final class Spread {

  /** The median of the absolute deviations of a normal distribution is its deviation over this. */
  private static final double NORMAL = 1.4826;

  /** A median deviation below this part of the deviation tells of coarse steps, not of outliers. */
  private static final double COARSE = 0.5;

  /** Outliers make the deviation larger than the spread of all others is. */
  private static final double WITHOUT_OUTLIERS = 0.8;

  /** Numbers that never differed: this part of their size is as much as one deviation. */
  private static final double OF_CONSTANT = 1e-3;

  private static final double SMALLEST = 1e-9;

  private Spread() {}

  /** The smallest number that at least a share of the numbers do not exceed. */
  static double quantile(double[] numbers, double share) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * (sorted.length + 1));
    return sorted[Math.max(1, Math.min(sorted.length, rank)) - 1];
  }

  static double median(double[] numbers) {
    return quantile(numbers, 0.5);
  }

  /**
   * One standard deviation, by the median of the deviations; by the deviations themselves where
   * most numbers are the same, as those of a coarse sensor are. Always above 0.
   */
  static double of(double[] numbers) {
    double median = median(numbers);
    double[] away = new double[numbers.length];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < numbers.length; i++) {
      double deviation = numbers[i] - median;
      away[i] = Math.abs(deviation);
      sum += deviation / numbers.length;
      squares += deviation * deviation / numbers.length;
    }
    double deviation = Math.sqrt(Math.max(0, squares - sum * sum));
    double robust = NORMAL * median(away);
    double smallest = Math.max(SMALLEST, 1e-9 * Math.abs(median));
    if (!(deviation > smallest)) {
      return Math.max(OF_CONSTANT * Math.abs(median), SMALLEST);
    }
    return robust > COARSE * deviation ? Math.min(robust, deviation) : WITHOUT_OUTLIERS * deviation;
  }
}
