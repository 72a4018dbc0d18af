package io.marram.simulator;

import java.time.Duration;

/** A slow, smooth, normally distributed variation: two octaves of value noise of variance 1. */
final class Wander {

  private static final long SLOW_NANOS = Duration.ofHours(12).toNanos();
  private static final long QUICK_NANOS = Duration.ofMinutes(90).toNanos();
  private static final double SLOW_SHARE = 0.8;
  // the squares of both shares add up to 1
  private static final double QUICK_SHARE = 0.6;

  private final Chance slow;
  private final Chance quick;

  Wander(Chance chance) {
    slow = chance.of("slow");
    quick = chance.of("quick");
  }

  double at(long epochNanos) {
    return SLOW_SHARE * octave(slow, epochNanos, SLOW_NANOS)
        + QUICK_SHARE * octave(quick, epochNanos, QUICK_NANOS);
  }

  private static double octave(Chance chance, long nanos, long cellNanos) {
    long cell = Math.floorDiv(nanos, cellNanos);
    double way = (double) Math.floorMod(nanos, cellNanos) / cellNanos;
    double after = way * way * (3 - 2 * way);
    double before = 1 - after;
    // between two nodes their mean would vary less than the nodes do
    return (before * chance.normal(cell) + after * chance.normal(cell + 1))
        / StrictMath.sqrt(before * before + after * after);
  }
}
