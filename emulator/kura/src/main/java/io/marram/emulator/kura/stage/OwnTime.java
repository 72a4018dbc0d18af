package io.marram.emulator.kura.stage;

/**
 * Tells the time that a component takes itself from the time of those that receive from it, which
 * work on the same thread before it goes on. Deliveries begin and end like brackets.
 */
final class OwnTime {
  /** How long the deliveries took that the one in progress has made. One number per thread. */
  private static final ThreadLocal<long[]> NESTED = ThreadLocal.withInitial(() -> new long[1]);

  private OwnTime() {}

  /** Begins a delivery; what it returns is given to {@link #end}. */
  static long begin() {
    long[] nested = NESTED.get();
    long outer = nested[0];
    nested[0] = 0;
    return outer;
  }

  /**
   * Ends the delivery that began last on this thread.
   *
   * @param outer what {@link #begin} returned
   * @param total how long the delivery took
   * @return how long it took without the deliveries within
   */
  static long end(long outer, long total) {
    long[] nested = NESTED.get();
    long own = total - nested[0];
    nested[0] = outer + total;
    return own;
  }
}
