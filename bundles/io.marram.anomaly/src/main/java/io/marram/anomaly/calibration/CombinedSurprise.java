package io.marram.anomaly.calibration;

/**
 * What several surprises about the same reading amount to, by Fisher's method of combining p-values
 * with Brown's correction for tests that depend on each other (Brown: A Method for Combining
 * Non-Independent, One-Sided Tests of Significance, Biometrics 31, 1975).
 *
 * <p>If nothing is strange, the sum of n independent surprises follows a gamma distribution of
 * shape n. Surprises that correlate count as fewer: the shape becomes n / (1 + (n - 1) r).
 */
public final class CombinedSurprise {

  /**
   * Detectors look at the same reading, so that their surprises correlate by about this. Measured
   * were 0.1 to 0.65, 0.42 on average, on 34 public series.
   */
  private static final double CORRELATION = 0.4;

  private static final double LN_TEN = Math.log(10);

  private final double dependence;
  private final GammaTail tail;

  /**
   * @param parts how many surprises there are, at least 1
   */
  public CombinedSurprise(int parts) {
    dependence = 1 + (parts - 1) * CORRELATION;
    tail = new GammaTail(parts / dependence);
  }

  /**
   * The surprise of a sum of surprises.
   *
   * @param sum of the surprises, 0 or more
   * @return -log10 of how probable such a sum or a larger one is
   */
  public double of(double sum) {
    return -tail.lnAbove(sum * LN_TEN / dependence) / LN_TEN;
  }
}
