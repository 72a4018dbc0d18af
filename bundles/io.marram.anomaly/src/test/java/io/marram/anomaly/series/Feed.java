package io.marram.anomaly.series;

import io.marram.anomaly.Sample;
import io.marram.anomaly.Verdict;
import java.util.function.Function;

/** Readings of a sensor that goes up and down by a little, one a second, into a monitor. */
final class Feed {

  static final long BEGIN = 1_700_000_000_000L;
  static final long SECOND = 1000;

  private static final int LONGEST_LEARNING = 20_000;

  /** What is usual is known well then. */
  private static final int LEARNED_WELL = 1000;

  private final Function<Sample, Verdict> monitor;
  private long timeMillis = BEGIN;
  private long count;
  private Verdict last;

  Feed(Function<Sample, Verdict> monitor) {
    this.monitor = monitor;
  }

  static Feed into(SeriesMonitor monitor) {
    return new Feed(monitor::observe);
  }

  /** The time of the next reading. */
  long timeMillis() {
    return timeMillis;
  }

  /** Sets the sensor's clock. */
  void jump(long millis) {
    timeMillis += millis;
  }

  double usual() {
    count++;
    return 20 + Math.sin(count * 12.9898) + 0.5 * Math.cos(count * 0.37);
  }

  Verdict next() {
    return next(usual());
  }

  Verdict next(double value) {
    last = monitor.apply(new Sample(timeMillis, value));
    timeMillis += SECOND;
    return last;
  }

  Verdict several(int readings) {
    for (int i = 0; i < readings; i++) {
      next();
    }
    return last;
  }

  Feed untilReady() {
    for (int i = 0; i < LONGEST_LEARNING; i++) {
      if (next().state() == Verdict.State.READY) {
        several(LEARNED_WELL);
        return this;
      }
    }
    throw new AssertionError("still learning after " + LONGEST_LEARNING + " readings");
  }
}
