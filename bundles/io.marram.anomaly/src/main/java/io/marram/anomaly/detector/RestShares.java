package io.marram.anomaly.detector;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How much of its time a series spends in rests of which length. One that moves slowly and is
 * measured in coarse steps rests for long between the steps, and flickers when it is near one:
 * among the many short rests the long ones seem rare, but they take most of the time.
 */
final class RestShares {

  /** About so many readings are remembered; those of long ago count less. */
  private static final double MEMORY = 20_000;

  /** What it does for a quarter of the time is not strange. */
  private static final double USUAL = 0.25;

  /** Lengths from a power of two up to the next one count as one; all of the longest ones. */
  private static final int LENGTHS = 32;

  private final double[] readings = new double[LENGTHS];

  private static int place(long length) {
    return Math.min(LENGTHS - 1, Long.SIZE - 1 - Long.numberOfLeadingZeros(length));
  }

  /** Whether so long a rest is usual. */
  boolean isUsual(long length) {
    int place = place(length);
    double all = 0;
    double longer = 0;
    for (int i = 0; i < LENGTHS; i++) {
      all += readings[i];
      longer += i >= place ? readings[i] : 0;
    }
    return longer > USUAL * all;
  }

  /** Remembers a rest. */
  void learn(long length) {
    double kept = Math.exp(-length / MEMORY);
    for (int i = 0; i < LENGTHS; i++) {
      readings[i] *= kept;
    }
    readings[place(length)] += MEMORY * (1 - kept);
  }

  void write(DataOutput out) throws IOException {
    for (double number : readings) {
      out.writeDouble(number);
    }
  }

  static RestShares read(DataInput in) throws IOException {
    RestShares read = new RestShares();
    for (int i = 0; i < LENGTHS; i++) {
      read.readings[i] = in.readDouble();
      if (!(read.readings[i] >= 0 && read.readings[i] <= MEMORY)) {
        throw new StateException("rests: %s readings".formatted(read.readings[i]));
      }
    }
    return read;
  }
}
