package io.marram.anomaly.calibration;

/** A surprise as a number between 0 and 1 that keeps its order. */
public final class Score {

  /** One in a thousand is half the way to certainty. */
  private static final double HALF_WAY = 3;

  private Score() {}

  /**
   * The score of a surprise.
   *
   * @param surprise -log10 of a probability, 0 or more
   * @return 0 for no surprise, 0.5 for one in a thousand, 1 for never
   */
  public static double ofSurprise(double surprise) {
    return surprise / (surprise + HALF_WAY);
  }
}
