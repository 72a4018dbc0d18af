package io.marram.cloud.recognition.identification;

/**
 * Of the faces of strangers, the share that may be given a name.
 *
 * @param value from {@value #LEAST} to {@value #MOST}
 */
public record FalseAcceptRate(double value) {

  /** One stranger in a thousand. */
  public static final FalseAcceptRate DEFAULT = new FalseAcceptRate(0.001);

  static final double LEAST = 1e-9;
  static final double MOST = 0.1;

  public FalseAcceptRate {
    // Written so that NaN fails too.
    if (!(value >= LEAST && value <= MOST)) {
      throw new IllegalArgumentException(
          "false accept rate must be from " + LEAST + " to " + MOST + ", was " + value);
    }
  }

  /**
   * The rate that a single comparison may have if a stranger is compared with all people of a
   * gallery: with n independent comparisons at this rate, the share of strangers who pass at least
   * one is {@link #value}. Comparisons with one face are not quite independent, which errs on the
   * side of fewer names.
   */
  double perComparison(int people) {
    // 1 - (1 - value)^(1/n), without losing the digits of small values
    return -Math.expm1(Math.log1p(-value) / people);
  }
}
