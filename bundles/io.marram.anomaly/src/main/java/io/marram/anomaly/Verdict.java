package io.marram.anomaly;

/**
 * What is said about one reading.
 *
 * @param series whose reading it is
 * @param timeMillis when it was measured, epoch milliseconds
 * @param value what was measured
 * @param state whether anything could be said
 * @param score how strange the value is, 0 to 1; 0 unless the state is ready
 * @param anomaly whether it is called an anomaly: for its score, or since readings come back after
 *     an unusual gap, whatever the first value is
 * @param reason why, in words; empty if nothing is strange
 */
public record Verdict(
    String series,
    long timeMillis,
    double value,
    State state,
    double score,
    boolean anomaly,
    String reason) {

  /** How far the monitor is with a series. */
  public enum State {
    /** Too little was seen to judge. */
    LEARNING,
    /** The score counts. */
    READY,
    /** The reading was refused, for the reason that is given; nothing was learned from it. */
    INVALID
  }

  /** The verdict on a reading that is refused. */
  public static Verdict invalid(String series, Sample sample, String reason) {
    return new Verdict(
        series, sample.timeMillis(), sample.value(), State.INVALID, 0, false, reason);
  }
}
