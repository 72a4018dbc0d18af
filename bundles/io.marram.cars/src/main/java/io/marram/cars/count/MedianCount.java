package io.marram.cars.count;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The middle of the newest counts: what differs for one picture changes nothing, and a place that
 * is never still is followed too.
 */
final class MedianCount {

  private static final int FEWEST = 3;
  private static final int MOST = 101;

  private record Entry(long timeMillis, int count) {}

  private final long windowMillis;
  private final Deque<Entry> entries = new ArrayDeque<>();
  private int median;

  /**
   * @param windowMillis counts so old still matter; the newest three always do
   */
  MedianCount(long windowMillis) {
    this.windowMillis = windowMillis;
  }

  /** Begins anew. */
  void clear() {
    entries.clear();
  }

  int add(long timeMillis, int count) {
    entries.addLast(new Entry(timeMillis, count));
    while (entries.size() > MOST
        || entries.size() > FEWEST && timeMillis - entries.getFirst().timeMillis() > windowMillis) {
      entries.removeFirst();
    }
    int[] counts = entries.stream().mapToInt(Entry::count).toArray();
    Arrays.sort(counts);
    int low = counts[(counts.length - 1) / 2];
    int high = counts[counts.length / 2];
    // Between two middles it stays what it was.
    median = Math.max(low, Math.min(high, median));
    return median;
  }
}
