package io.marram.cars.impulse;

import java.time.Duration;
import java.util.Optional;

/** Tells whether a file has been the same for a while, or is still being written. */
final class SettledFile {

  private final long settleNanos;
  private final long settleMillis;
  private Optional<ProgramFile.Stamp> seen = Optional.empty();
  private long since;

  SettledFile(Duration settle) {
    this.settleNanos = settle.toNanos();
    this.settleMillis = settle.toMillis();
  }

  /**
   * Looks at it once more, now.
   *
   * @return whether it has settled
   */
  boolean look(ProgramFile.Stamp stamp) {
    return look(stamp, System.nanoTime(), System.currentTimeMillis());
  }

  /**
   * Looks at it once more.
   *
   * @param stamp of the file that is there now
   * @param nanos the time of {@link System#nanoTime}
   * @param epochMillis the time of day; it may be wrong, so it can only shorten the wait for a file
   *     that is old
   * @return whether it has settled
   */
  boolean look(ProgramFile.Stamp stamp, long nanos, long epochMillis) {
    if (seen.isEmpty() || !seen.get().equals(stamp)) {
      seen = Optional.of(stamp);
      since = nanos;
    }
    return nanos - since >= settleNanos || epochMillis - stamp.modifiedMillis() >= settleMillis;
  }
}
