package io.marram.cloud.recognition.identification;

import java.util.Arrays;

/**
 * How similar the faces of different people are to one model: the upper tail of the distribution of
 * their cosines. Above {@code tailStart} lies the share {@code tailShare} of all pairs, and there
 * the excess follows a generalised Pareto distribution, the limit that tails tend to (Pickands
 * 1975). It reaches beyond the largest similarity ever seen, as small rates demand.
 *
 * @param people number of people it was obtained from
 * @param pairs number of pairs of faces of different people
 * @param mean mean similarity
 * @param deviation standard deviation of the similarities
 * @param tailStart similarity above which the tail begins
 * @param tailShare share of the pairs in the tail, 0 to 1
 * @param tailScale scale of the tail, above 0
 * @param tailShape shape of the tail: below 0 it ends somewhere, at 0 it falls exponentially
 */
public record ImpostorStatistics(
    int people,
    int pairs,
    double mean,
    double deviation,
    double tailStart,
    double tailShare,
    double tailScale,
    double tailShape) {

  private static final double TAIL_SHARE = FalseAcceptRate.MOST;
  private static final int LEAST_PAIRS = 100;

  /**
   * The tail is taken neither for longer than exponential, as cosines end at 1, nor for shorter
   * than about a normal distribution's: a few thousand pairs cannot show that nobody has a double.
   */
  private static final double LARGEST_SHAPE = 0;

  private static final double SMALLEST_FITTED_SHAPE = -0.1;

  public ImpostorStatistics {
    if (!(tailShare > 0 && tailShare < 1)) {
      throw new IllegalArgumentException("tailShare must be between 0 and 1, was " + tailShare);
    }
    if (!(tailScale > 0)) {
      throw new IllegalArgumentException("tailScale must be above 0, was " + tailScale);
    }
    if (!(tailShape > -1 && tailShape <= LARGEST_SHAPE)) {
      throw new IllegalArgumentException("tailShape must be from -1 to 0, was " + tailShape);
    }
  }

  /**
   * Obtains the statistics from similarities, the tail's scale and shape by probability-weighted
   * moments (Hosking and Wallis, Parameter and quantile estimation for the generalized Pareto
   * distribution, 1987).
   *
   * @param people number of people the similarities are from
   * @param similarities cosines between faces of different people, at least {@value #LEAST_PAIRS}
   */
  public static ImpostorStatistics fit(int people, double[] similarities) {
    int pairs = similarities.length;
    if (pairs < LEAST_PAIRS) {
      throw new IllegalArgumentException(
          "similarities must be at least " + LEAST_PAIRS + ", were " + pairs);
    }
    double[] sorted = similarities.clone();
    Arrays.sort(sorted);
    int tail = (int) Math.round(TAIL_SHARE * pairs);
    double start = sorted[pairs - tail - 1];
    double first = 0;
    double second = 0;
    for (int i = 0; i < tail; i++) {
      double excess = sorted[pairs - tail + i] - start;
      first += excess / tail;
      second += excess * (tail - 1 - i) / (tail - 1) / tail;
    }
    double shape = 2 - first / (first - 2 * second);
    // Where the shape is cut, the scale follows from the mean excess, which is scale / (1 - shape).
    double kept = Math.max(SMALLEST_FITTED_SHAPE, Math.min(LARGEST_SHAPE, shape));
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double variance =
        Arrays.stream(sorted).map(s -> (s - mean) * (s - mean)).average().orElseThrow();
    return new ImpostorStatistics(
        people,
        pairs,
        mean,
        Math.sqrt(variance),
        start,
        (double) tail / pairs,
        first * (1 - kept),
        kept);
  }

  /**
   * The similarity that only this share of all pairs of different people exceeds.
   *
   * @param rate above 0; not above {@link FalseAcceptRate#MOST}, as only the tail is known
   */
  double similarityExceededBy(double rate) {
    double ratio = Math.min(1, rate / tailShare);
    double excess =
        tailShape == 0
            ? -tailScale * Math.log(ratio)
            : tailScale / tailShape * (Math.pow(ratio, -tailShape) - 1);
    return tailStart + excess;
  }
}
