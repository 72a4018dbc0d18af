package io.marram.emulator.components.log;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Counts what may happen with every envelope, to be said once a minute. Thread-safe. */
public final class MinuteCount {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanoTime;
  private long saidAt;
  private long unsaid;

  public MinuteCount() {
    this(System::nanoTime);
  }

  MinuteCount(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.saidAt = nanoTime.getAsLong() - MINUTE;
  }

  /** Counts one; returns how many there were since they were last said if it is time, else 0. */
  public synchronized long add() {
    unsaid++;
    long now = nanoTime.getAsLong();
    if (now - saidAt < MINUTE) {
      return 0;
    }
    long count = unsaid;
    saidAt = now;
    unsaid = 0;
    return count;
  }
}
