package io.marram.anomaly.group;

import java.util.Arrays;

/** Where numbers lie and how far apart, whatever a few of them do. */
final class Spread {

  /** The median of the absolute deviations of a normal distribution is its deviation over this. */
  private static final double NORMAL = 1.4826;

  /** A median deviation below this part of the deviation tells of coarse steps, not of outliers. */
  private static final double COARSE = 0.5;

  /** The middle is all but this part at each end. */
  private static final int TAIL_PART = 40;

  /** What the deviation of a normal distribution is to that of its middle. */
  private static final double OF_MIDDLE = 1.15;

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
   * One standard deviation, by the median of the deviations; by the deviations of the middle ones
   * where many numbers are the same, as those of a coarse sensor are. Always above 0.
   */
  static double of(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    double median = median(sorted);
    double[] away = new double[sorted.length];
    for (int i = 0; i < away.length; i++) {
      away[i] = Math.abs(sorted[i] - median);
    }
    double robust = NORMAL * median(away);
    int tail = sorted.length / TAIL_PART;
    double deviation = OF_MIDDLE * deviation(sorted, tail, sorted.length - tail);
    double smallest = Math.max(SMALLEST, SMALLEST * Math.abs(median));
    if (!(deviation > smallest)) {
      deviation = deviation(sorted, 0, sorted.length);
    }
    if (!(deviation > smallest && deviation < Double.POSITIVE_INFINITY)) {
      return Math.max(OF_CONSTANT * Math.abs(median), SMALLEST);
    }
    return robust > COARSE * deviation ? Math.min(robust, deviation) : deviation;
  }

  private static double deviation(double[] numbers, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += numbers[i] / (to - from);
    }
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (numbers[i] - sum) * (numbers[i] - sum) / (to - from);
    }
    return Math.sqrt(squares);
  }
}
