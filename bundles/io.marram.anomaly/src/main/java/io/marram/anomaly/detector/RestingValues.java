package io.marram.anomaly.detector;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * The values at which a series rests again and again, as a light sensor does in the dark, and for
 * how long it does. The few that it rested at last are remembered.
 */
final class RestingValues {

  /**
   * Long rests at one value.
   *
   * @param value finite
   * @param rests how many, at least 1
   * @param longest in readings; rests of long ago count less
   */
  private record Resting(double value, int rests, double longest) {

    Resting and(long length) {
      return new Resting(value, rests + 1, Math.max(length, longest * FORGETTING));
    }
  }

  private static final int MOST = 16;

  /** Where a series rested once it may have been stuck. */
  private static final int AGAIN = 2;

  /** So much of the longest rest is left with each one: rests over a week-end last for a week. */
  private static final double FORGETTING = 0.9;

  /** A rest that is clearly longer than those before is so many times as long. */
  private static final double CLEARLY_LONGER = 2;

  /** The newest first. */
  private final Deque<Resting> values = new ArrayDeque<>(MOST);

  /** Whether it rests there again and again. */
  boolean knows(double value) {
    Resting resting = at(value);
    return resting != null && resting.rests >= AGAIN;
  }

  /** Whether it rests there again and again, and about as long. */
  boolean expects(double value, long length) {
    Resting resting = at(value);
    return resting != null && resting.rests >= AGAIN && length <= CLEARLY_LONGER * resting.longest;
  }

  private Resting at(double value) {
    for (Resting resting : values) {
      if (resting.value == value) {
        return resting;
      }
    }
    return null;
  }

  /** Remembers a long rest. */
  void learn(double value, long length) {
    Resting before = at(value);
    if (before != null) {
      values.remove(before);
    } else if (values.size() == MOST) {
      values.removeLast();
    }
    values.addFirst(before == null ? new Resting(value, 1, length) : before.and(length));
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(values.size());
    for (Iterator<Resting> oldest = values.descendingIterator(); oldest.hasNext(); ) {
      Resting resting = oldest.next();
      out.writeDouble(resting.value);
      out.writeInt(resting.rests);
      out.writeDouble(resting.longest);
    }
  }

  static RestingValues read(DataInput in) throws IOException {
    RestingValues read = new RestingValues();
    int size = in.readInt();
    if (size < 0 || size > MOST) {
      throw new StateException("resting values: %d of them".formatted(size));
    }
    for (int i = 0; i < size; i++) {
      Resting resting = new Resting(in.readDouble(), in.readInt(), in.readDouble());
      if (!Double.isFinite(resting.value) || resting.rests < 1 || !(resting.longest >= 1)) {
        throw new StateException("resting values: %s".formatted(resting));
      }
      read.values.addFirst(resting);
    }
    return read;
  }
}
