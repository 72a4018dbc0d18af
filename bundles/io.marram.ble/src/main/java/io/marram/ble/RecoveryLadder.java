package io.marram.ble;

import java.util.List;
import java.util.Optional;

/**
 * Decides what to do next about one sensor that is silent: each step that did not bring data is
 * followed by the next, after a growing pause; data leads back to the bottom. Not safe for use by
 * several threads.
 */
public final class RecoveryLadder {

  private static final List<RecoveryStep> CONNECTED = List.of(RecoveryStep.values());
  private static final List<RecoveryStep> PASSIVE =
      List.of(RecoveryStep.RESTART_SCAN, RecoveryStep.POWER_CYCLE_ADAPTER);

  private final List<RecoveryStep> steps;
  private final long firstPauseMillis;
  private final long longestPauseMillis;
  private int rung;
  private long pauseMillis;
  private long notBefore = Long.MIN_VALUE;

  private RecoveryLadder(List<RecoveryStep> steps, long firstPauseMillis, long longestPauseMillis) {
    if (firstPauseMillis < 1) {
      throw new IllegalArgumentException(
          "firstPauseMillis must be at least 1, was " + firstPauseMillis);
    }
    if (longestPauseMillis < firstPauseMillis) {
      throw new IllegalArgumentException(
          "longestPauseMillis must be at least firstPauseMillis, was " + longestPauseMillis);
    }
    this.steps = steps;
    this.firstPauseMillis = firstPauseMillis;
    this.longestPauseMillis = longestPauseMillis;
    this.pauseMillis = firstPauseMillis;
  }

  /**
   * The ladder of a sensor that we connect to.
   *
   * @param firstPauseMillis how long the first step may take to bring data, at least 1; doubles
   *     with every step
   * @param longestPauseMillis up to this, at least the first
   */
  public static RecoveryLadder connected(long firstPauseMillis, long longestPauseMillis) {
    return new RecoveryLadder(CONNECTED, firstPauseMillis, longestPauseMillis);
  }

  /** The ladder of a sensor that only advertises: there is no connection to mend. */
  public static RecoveryLadder passive(long firstPauseMillis, long longestPauseMillis) {
    return new RecoveryLadder(PASSIVE, firstPauseMillis, longestPauseMillis);
  }

  /** Notes that data came: the next trouble begins at the bottom. */
  public void dataArrived() {
    rung = 0;
    pauseMillis = firstPauseMillis;
    notBefore = Long.MIN_VALUE;
  }

  /**
   * The step to take now, if it is time for one; it counts as taken. Asked for a sensor that is
   * late or lost its connection.
   *
   * @param lowest the step that it begins with, as gentler ones cannot help; if there is none such,
   *     the lowest that there is
   * @param highest the step that is not gone beyond, as it would harm others: after it the gentler
   *     ones are tried again. Nothing is done if all steps are beyond it
   */
  public Optional<RecoveryStep> next(long nowMillis, RecoveryStep lowest, RecoveryStep highest) {
    int top = (int) steps.stream().filter(step -> step.compareTo(highest) <= 0).count();
    if (nowMillis < notBefore || top == 0) {
      return Optional.empty();
    }
    // After the top it begins anew below: a step that failed once may succeed later.
    int bottom = (int) steps.stream().filter(step -> step.compareTo(lowest) < 0).count();
    int reached = Math.max(rung < top ? rung : 0, Math.min(bottom, top - 1));
    RecoveryStep step = steps.get(reached);
    rung = reached + 1;
    notBefore = nowMillis + pauseMillis;
    pauseMillis = Math.min(2 * pauseMillis, longestPauseMillis);
    return Optional.of(step);
  }
}
