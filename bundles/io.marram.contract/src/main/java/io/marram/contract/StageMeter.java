package io.marram.contract;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Measures how a stage does. Recording takes the same short time whatever was recorded before, and
 * makes no garbage. All methods may be called by any thread.
 */
public final class StageMeter {

  /** Steps per doubling: a percentile is at most a sixteenth too high. */
  private static final int STEPS = 16;

  private static final int STEP_BITS = 4;
  private static final long PERIOD_MILLIS = Duration.ofSeconds(10).toMillis();
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double P99 = 0.99;

  private final String stage;
  private final long[] counts = new long[(Long.SIZE - STEP_BITS) * STEPS];
  private long sinceMillis;
  private long count;
  private double totalNanos;
  private long maxNanos;

  /**
   * @param stage its name in lower case, such as {@code anomaly}
   * @param nowMillis when it begins, of the clock that {@link #report} is asked with; one that does
   *     not go back is better than the time of day
   */
  public StageMeter(String stage, long nowMillis) {
    this.stage = stage;
    this.sinceMillis = nowMillis;
  }

  /**
   * Something was worked on.
   *
   * @param nanos how long it took; less than 0 counts as 0
   */
  public void record(long nanos) {
    batch(1, nanos);
  }

  /**
   * Some were worked on together: each took its equal share.
   *
   * @param items how many; nothing happens if there are none
   * @param nanos how long they took together
   */
  public synchronized void batch(int items, long nanos) {
    if (items <= 0) {
      return;
    }
    long each = Math.max(0, nanos) / items;
    counts[bucket(each)] += items;
    count += items;
    totalNanos += Math.max(0, nanos);
    maxNanos = Math.max(maxNanos, each);
  }

  /** Whether the last report is long enough ago: stages report every ten seconds. */
  public synchronized boolean isDue(long nowMillis) {
    return nowMillis - sinceMillis >= PERIOD_MILLIS;
  }

  /** The report of a stage where nothing can wait, if it is due. */
  public synchronized Optional<StageReport> reportIfDue(long nowMillis) {
    return isDue(nowMillis) ? Optional.of(report(nowMillis, -1)) : Optional.empty();
  }

  /**
   * How it did since the last report; then begins anew.
   *
   * @param queueDepth what is waiting; -1 if nothing can wait
   */
  public synchronized StageReport report(long nowMillis, long queueDepth) {
    long elapsed = nowMillis - sinceMillis;
    StageReport report =
        new StageReport(
            stage,
            count,
            elapsed > 0 ? count * MILLIS_PER_SECOND / elapsed : 0,
            count > 0 ? totalNanos / count / NANOS_PER_MILLI : 0,
            maxNanos / NANOS_PER_MILLI,
            percentileNanos(P99) / NANOS_PER_MILLI,
            queueDepth);
    Arrays.fill(counts, 0);
    sinceMillis = nowMillis;
    count = 0;
    totalNanos = 0;
    maxNanos = 0;
    return report;
  }

  private long percentileNanos(double share) {
    long wanted = (long) Math.ceil(count * share);
    long seen = 0;
    for (int bucket = 0; seen < wanted; bucket++) {
      seen += counts[bucket];
      if (seen >= wanted) {
        return Math.min(maxNanos, longest(bucket));
      }
    }
    return 0;
  }

  /** Single nanoseconds at first; from then on 16 steps for each doubling. */
  private static int bucket(long nanos) {
    if (nanos < STEPS) {
      return (int) nanos;
    }
    int shift = Long.SIZE - 1 - STEP_BITS - Long.numberOfLeadingZeros(nanos);
    return shift * STEPS + (int) (nanos >>> shift);
  }

  private static long longest(int bucket) {
    if (bucket < STEPS) {
      return bucket;
    }
    int shift = bucket / STEPS - 1;
    return ((long) (bucket % STEPS + STEPS + 1) << shift) - 1;
  }
}
