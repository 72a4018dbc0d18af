package io.marram.anomaly.forest;

/** How deep rows lie in trees that were grown at random. */
final class PathLength {

  private static final double EULER_MASCHERONI = 0.5772156649015329;

  private PathLength() {}

  /** The mean depth at which one of that many rows is alone: c(n) of the paper. */
  static double mean(int rows) {
    if (rows <= 1) {
      return 0;
    }
    if (rows == 2) {
      return 1;
    }
    return 2 * (Math.log(rows - 1.0) + EULER_MASCHERONI) - 2 * (rows - 1.0) / rows;
  }

  /** The depth beyond which nothing is cut any more: the logarithm to base 2, rounded up. */
  static int limit(int rows) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1);
  }
}
