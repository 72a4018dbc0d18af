package io.marram.collection.internal;

import java.time.Duration;

/**
 * How long to wait after something failed: doubling from the first to the longest.
 *
 * @param firstAway after a store was away
 * @param firstRefused after a store said no
 * @param longest after many failures
 */
record Pauses(Duration firstAway, Duration firstRefused, Duration longest) {

  static final Pauses DEFAULT =
      new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(10));

  private static final int MOST_DOUBLINGS = 20;

  /** The pause after so many failures in a row, at least 1. */
  Duration after(int failures, boolean refused) {
    Duration first = refused ? firstRefused : firstAway;
    Duration pause = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}
