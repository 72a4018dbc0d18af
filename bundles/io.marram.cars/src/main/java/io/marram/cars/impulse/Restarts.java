package io.marram.cars.impulse;

import java.time.Duration;
import java.util.Optional;

/** When a model that failed may be started again. */
final class Restarts {

  private final RestartPauses pauses;
  private int inARow;
  private String reason = "";
  private long triedAgainNanos;
  private Optional<ProgramFile.Stamp> stamp = Optional.empty();

  Restarts(RestartPauses pauses) {
    this.pauses = pauses;
  }

  /**
   * A start or a run failed.
   *
   * @param failed the file that was run or was to be run
   * @param ran for how long; zero if it could not be started
   * @param nanos the time of {@link System#nanoTime}
   */
  void failed(ModelFailure failure, Optional<ProgramFile.Stamp> failed, Duration ran, long nanos) {
    inARow = ran.compareTo(pauses.longest()) > 0 ? 1 : inARow + 1;
    reason = failure.getMessage();
    stamp = failed;
    Duration pause = failure.isLasting() ? pauses.rest() : pauses.after(inARow);
    triedAgainNanos = nanos + pause.toNanos();
  }

  /** Whether it may be started: the pause is over, or the file is another. */
  boolean mayStart(Optional<ProgramFile.Stamp> now, long nanos) {
    if (inARow > 0 && !now.equals(stamp)) {
      inARow = 0;
    }
    return inARow == 0 || nanos - triedAgainNanos >= 0;
  }

  /** Why it failed last, and when it is tried again. */
  String state(long nanos) {
    long seconds = Math.max(1, Duration.ofNanos(triedAgainNanos - nanos).toSeconds());
    return reason + "; tried again in " + seconds + " s, or when the file changes";
  }
}
