package io.marram.emulator.components.timer;

import java.time.Duration;

/**
 * Ticks in equal intervals.
 *
 * @param first time before the first tick, at least zero
 * @param every time from one tick to the next, more than zero
 */
record Interval(Duration first, Duration every) implements TimerSettings {
  Interval {
    if (first.isNegative()) {
      throw new IllegalArgumentException("the first tick must not be before now, was " + first);
    }
    if (every.isNegative() || every.isZero()) {
      throw new IllegalArgumentException("the interval must be more than zero, was " + every);
    }
  }
}
