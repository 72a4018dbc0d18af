package io.marram.anomaly.calibration;

import java.time.Duration;

/**
 * How many false alarms are acceptable. What score makes an alarm follows from it and from how
 * often there is a reading: if one is acceptable in five days and there is a reading every five
 * minutes, an alarm must be less probable than one in 1,440.
 *
 * @param perDay for one series, over 0
 */
public record FalseAlarmBudget(double perDay) {

  private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

  /** Series with few readings must not call every hundredth one an anomaly. */
  private static final double LARGEST_PROBABILITY = 0.01;

  public FalseAlarmBudget {
    if (!(perDay > 0 && perDay < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("false alarms per day must be over 0, was " + perDay);
    }
  }

  /**
   * The score from which on a reading is an anomaly.
   *
   * @param intervalMillis how often there is a reading; 0 if that is not known
   */
  public double threshold(long intervalMillis) {
    double probability = perDay * Math.max(1, intervalMillis) / DAY_MILLIS;
    return Score.ofSurprise(-Math.log10(Math.min(LARGEST_PROBABILITY, probability)));
  }

  /** Whether a score is an alarm; see {@link #threshold}. */
  public boolean alarms(double score, long intervalMillis) {
    return score >= threshold(intervalMillis);
  }
}
