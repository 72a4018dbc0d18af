package io.marram.anomaly.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts what was malformed, and says when it is time to tell: at once, then once a minute. */
final class MalformedCount {

  private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanos;
  private long untold;
  private long toldAtNanos;
  private boolean told;

  /**
   * @param nanos the time, as of {@link System#nanoTime}
   */
  MalformedCount(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Counts one; gives how many there were since it was told last if it is time, otherwise 0. */
  synchronized long add() {
    untold++;
    long now = nanos.getAsLong();
    if (told && now - toldAtNanos < QUIET_NANOS) {
      return 0;
    }
    told = true;
    toldAtNanos = now;
    long count = untold;
    untold = 0;
    return count;
  }
}
