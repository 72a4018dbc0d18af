package io.marram.anomaly.calibration;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The newest values of a stream, sorted. The very newest wait unsorted and are merged by and by, so
 * that a reading touches little memory: with many series it is that which takes time.
 */
final class SlidingRanks {

  /** The share of the sorted values that may wait. */
  private static final int SORTED_FOR_EACH_WAITING = 32;

  private static final int BLOCK = 64;

  /** Values that differ by less than this share of the range are the same but for rounding. */
  private static final double SAME = 1e-6;

  private final int memory;

  /** All values in the order they came: those that are sorted, then those that wait. */
  private final double[] arrivals;

  private int oldest;

  private final double[] sorted;
  private int sortedSize;

  /** The first value of each block of sorted ones: to search them first touches less memory. */
  private final double[] fences;

  private final double[] waiting;
  private int waitingSize;

  /** See {@link #step}. */
  private double step;

  /**
   * @param memory how many values are remembered at least, once there are so many; at most a
   *     thirty-second more are
   */
  SlidingRanks(int memory) {
    this.memory = memory;
    int mostWaiting = memory / SORTED_FOR_EACH_WAITING + 1;
    arrivals = new double[memory + mostWaiting];
    sorted = new double[memory + mostWaiting];
    fences = new double[sorted.length / BLOCK + 1];
    waiting = new double[mostWaiting];
  }

  int size() {
    return sortedSize + waitingSize;
  }

  double smallest() {
    double smallest = sorted[0];
    for (int i = 0; i < waitingSize; i++) {
      smallest = Math.min(smallest, waiting[i]);
    }
    return smallest;
  }

  double largest() {
    double largest = sorted[sortedSize - 1];
    for (int i = 0; i < waitingSize; i++) {
      largest = Math.max(largest, waiting[i]);
    }
    return largest;
  }

  /** The median of what is sorted; NaN if that is nothing. */
  double median() {
    return sortedSize == 0 ? Double.NaN : sorted[sortedSize / 2];
  }

  /**
   * The smallest difference between two of the values, 0 if they were never different. If all are
   * the same now, it is what it was: how coarse a sensor measures does not change.
   */
  double step() {
    return step;
  }

  /** How many values are as large or larger. */
  int atLeast(double value) {
    int count = sortedSize - below(value);
    for (int i = 0; i < waitingSize; i++) {
      count += waiting[i] >= value ? 1 : 0;
    }
    return count;
  }

  /** How many values are as small or smaller. */
  int atMost(double value) {
    int count = below(value);
    if (count < sortedSize && sorted[count] == value) {
      count = below(Math.nextUp(value));
    }
    for (int i = 0; i < waitingSize; i++) {
      count += waiting[i] <= value ? 1 : 0;
    }
    return count;
  }

  private int below(double value) {
    int blocks = (sortedSize + BLOCK - 1) / BLOCK;
    int block = Math.max(0, below(value, fences, 0, blocks) - 1);
    int first = block * BLOCK;
    return below(value, sorted, first, Math.min(first + BLOCK, sortedSize));
  }

  /** The first place in a sorted range whose value is not smaller. */
  private static int below(double value, double[] sorted, int from, int until) {
    int low = from;
    int high = until;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How far so many of the largest values lie above the least of them, on average. */
  double spreadOfLargest(int values) {
    int first = Math.max(0, sortedSize - values);
    double sum = 0;
    for (int i = first; i < sortedSize; i++) {
      sum += sorted[i] - sorted[first];
    }
    return sum / (sortedSize - first);
  }

  /** How far so many of the smallest values lie below the greatest of them, on average. */
  double spreadOfSmallest(int values) {
    int size = Math.min(values, sortedSize);
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += sorted[size - 1] - sorted[i];
    }
    return sum / size;
  }

  /** Adds a value, finite; the oldest ones leave when there is no room. */
  void add(double value) {
    int place = oldest + size();
    arrivals[place < arrivals.length ? place : place - arrivals.length] = value;
    waiting[waitingSize++] = value;
    if (waitingSize > sortedSize / SORTED_FOR_EACH_WAITING) {
      removeOldest(size() - memory);
      merge();
    }
  }

  private void removeOldest(int count) {
    if (count <= 0) {
      return;
    }
    double[] leaving = new double[count];
    for (int i = 0; i < count; i++) {
      leaving[i] = arrivals[(oldest + i) % arrivals.length];
    }
    oldest = (oldest + count) % arrivals.length;
    Arrays.sort(leaving);
    int kept = below(leaving[0], sorted, 0, sortedSize);
    int left = 0;
    for (int i = kept; i < sortedSize; i++) {
      if (left < count && sorted[i] == leaving[left]) {
        left++;
      } else {
        sorted[kept++] = sorted[i];
      }
    }
    sortedSize = kept;
  }

  private void merge() {
    Arrays.sort(waiting, 0, waitingSize);
    int from = sortedSize - 1;
    int to = sortedSize + waitingSize - 1;
    for (int i = waitingSize - 1; i >= 0; i--) {
      while (from >= 0 && sorted[from] > waiting[i]) {
        sorted[to--] = sorted[from--];
      }
      sorted[to--] = waiting[i];
    }
    sortedSize += waitingSize;
    waitingSize = 0;
    fence();
    findStep();
  }

  private void findStep() {
    double range = sorted[sortedSize - 1] - sorted[0];
    if (range == 0) {
      return;
    }
    double smallest = range;
    for (int i = 1; i < sortedSize; i++) {
      double difference = sorted[i] - sorted[i - 1];
      if (difference > SAME * range && difference < smallest) {
        smallest = difference;
      }
    }
    step = smallest;
  }

  private void fence() {
    for (int i = 0; i < sortedSize; i += BLOCK) {
      fences[i / BLOCK] = sorted[i];
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(sortedSize);
    out.writeInt(waitingSize);
    out.writeDouble(step);
    for (int i = 0; i < size(); i++) {
      out.writeDouble(arrivals[(oldest + i) % arrivals.length]);
    }
  }

  static SlidingRanks read(DataInput in, int memory) throws IOException {
    SlidingRanks ranks = new SlidingRanks(memory);
    int sorted = in.readInt();
    int waiting = in.readInt();
    if (sorted < 0
        || sorted > memory
        || waiting < 0
        || waiting > sorted / SORTED_FOR_EACH_WAITING) {
      throw new StateException(
          "ranks: %d sorted and %d waiting values of a memory of %d"
              .formatted(sorted, waiting, memory));
    }
    ranks.step = readFinite(in);
    if (ranks.step < 0) {
      throw new StateException("ranks: a step of " + ranks.step);
    }
    for (int i = 0; i < sorted + waiting; i++) {
      ranks.arrivals[i] = readFinite(in);
    }
    System.arraycopy(ranks.arrivals, 0, ranks.sorted, 0, sorted);
    Arrays.sort(ranks.sorted, 0, sorted);
    System.arraycopy(ranks.arrivals, sorted, ranks.waiting, 0, waiting);
    ranks.sortedSize = sorted;
    ranks.waitingSize = waiting;
    ranks.fence();
    return ranks;
  }

  private static double readFinite(DataInput in) throws IOException {
    double value = in.readDouble();
    if (!Double.isFinite(value)) {
      throw new StateException("ranks: a value is not finite");
    }
    return value + 0.0;
  }
}
