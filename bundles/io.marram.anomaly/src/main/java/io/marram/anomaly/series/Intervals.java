package io.marram.anomaly.series;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** How often a series has a reading, and which gaps are unusual for it. */
final class Intervals {

  private static final int REMEMBERED = 31;
  private static final int LEAST_TO_JUDGE = 64;

  /** A gap has so many times the usual interval; each class of gaps is so many times longer. */
  private static final int CLASS_FACTOR = 4;

  private static final int CLASSES = 6;

  /** A gap is unusual if none as long was among so many intervals before it. */
  private static final int SELDOM = 500;

  private final long[] newest = new long[REMEMBERED];
  private final long[] sorted = new long[REMEMBERED];

  /** For each class, which interval was the last gap of this class or a longer one; 0 if none. */
  private final long[] lastGaps = new long[CLASSES];

  private long seen;

  /** The median of the newest intervals, milliseconds; 0 as long as there is none. */
  long medianMillis() {
    return sorted[known() / 2];
  }

  private int known() {
    return (int) Math.min(seen, REMEMBERED);
  }

  /** Whether no reading for this long is a drop-out, rather than what this series does. */
  boolean isUnusual(long millis) {
    int gap = gapClass(millis);
    return seen >= LEAST_TO_JUDGE
        && gap >= 0
        && (lastGaps[gap] == 0 || seen - lastGaps[gap] >= SELDOM);
  }

  /** Takes note of an interval, whatever was thought of it. */
  void add(long millis) {
    int gap = gapClass(millis);
    int place = (int) (seen % REMEMBERED);
    int size = known();
    if (size == REMEMBERED) {
      int out = Arrays.binarySearch(sorted, 0, size, newest[place]);
      System.arraycopy(sorted, out + 1, sorted, out, size - out - 1);
      size--;
    }
    int in = Arrays.binarySearch(sorted, 0, size, millis);
    in = in < 0 ? -in - 1 : in;
    System.arraycopy(sorted, in, sorted, in + 1, size - in);
    sorted[in] = millis;
    newest[place] = millis;
    seen++;
    Arrays.fill(lastGaps, 0, gap + 1, seen);
  }

  /** 0 for a gap of over 4 intervals, 1 for over 16 and so on; -1 if it is none. */
  private int gapClass(long millis) {
    double factor = CLASS_FACTOR;
    int found = -1;
    while (found + 1 < CLASSES && seen > 0 && millis > medianMillis() * factor) {
      factor *= CLASS_FACTOR;
      found++;
    }
    return found;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(seen);
    for (int i = 0; i < known(); i++) {
      out.writeLong(newest[i]);
    }
    for (long gap : lastGaps) {
      out.writeLong(gap);
    }
  }

  static Intervals read(DataInput in) throws IOException {
    Intervals intervals = new Intervals();
    intervals.seen = in.readLong();
    if (intervals.seen < 0) {
      throw new StateException("series: a negative number of intervals");
    }
    int known = intervals.known();
    for (int i = 0; i < known; i++) {
      intervals.newest[i] = in.readLong();
    }
    System.arraycopy(intervals.newest, 0, intervals.sorted, 0, known);
    Arrays.sort(intervals.sorted, 0, known);
    for (int i = 0; i < CLASSES; i++) {
      intervals.lastGaps[i] = in.readLong();
    }
    return intervals;
  }
}
