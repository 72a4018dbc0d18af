package io.marram.cars.impulse;

import java.time.Duration;

/**
 * When a model that failed is started again: after the first pause, doubling up to the longest; if
 * it keeps failing, after the rest. A run longer than the longest pause counts as a success.
 *
 * @param first after the first failure, longer than 0
 * @param longest at least the first
 * @param failures so many in a row, at least 1, and it rests
 * @param rest at least the longest; also what a model waits that somebody has to repair, unless its
 *     file changes before
 */
public record RestartPauses(Duration first, Duration longest, int failures, Duration rest) {

  private static final Duration LONGEST = Duration.ofDays(1);

  /** 0.5 s to 30 s; after 8 failures 5 minutes. */
  public static final RestartPauses DEFAULT =
      new RestartPauses(Duration.ofMillis(500), Duration.ofSeconds(30), 8, Duration.ofMinutes(5));

  public RestartPauses {
    if (first.isNegative() || first.isZero()) {
      throw new IllegalArgumentException("first must be longer than 0, was " + first);
    }
    if (longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("longest must be at least first, was " + longest);
    }
    if (failures < 1) {
      throw new IllegalArgumentException("failures must be at least 1, was " + failures);
    }
    if (rest.compareTo(longest) < 0 || rest.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "rest must be at least longest and at most one day, was " + rest);
    }
  }

  /**
   * The pause after so many failures in a row.
   *
   * @param inARow at least 1
   */
  Duration after(int inARow) {
    if (inARow >= failures) {
      return rest;
    }
    Duration pause = first;
    for (int i = 1; i < inARow && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
