package io.marram.anomaly.calibration;

import io.marram.anomaly.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Lets through only the beginning of what is strange: a surprise that is not larger than the
 * largest one of the readings just before becomes a small one. So one strange event is not told
 * again with each of its readings, yet a worse one is, and no threshold is needed to know that an
 * event began.
 */
public final class QuietTime {

  /** What repeats an event has at most this surprise, which is no alarm in any budget. */
  public static final double REPEATED = 1;

  private static final int VERSION = 1;

  /** A worse event is so much more surprising. */
  private static final double WORSE = 1.05;

  private final double[] newest;
  private int next;
  private double largest;

  /**
   * @param readings how long an event is held, at least 1
   */
  public QuietTime(int readings) {
    newest = new double[readings];
  }

  /** The surprise as it is told, at most what it was. */
  public double told(double surprise) {
    boolean begins = surprise > largest * WORSE;
    double leaving = newest[next];
    newest[next] = surprise;
    next = next + 1 == newest.length ? 0 : next + 1;
    if (surprise >= largest) {
      largest = surprise;
    } else if (leaving == largest) {
      largest = largestOf(newest);
    }
    return begins ? surprise : Math.min(surprise, REPEATED);
  }

  private static double largestOf(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, value);
    }
    return largest;
  }

  /**
   * Writes what is held, with a version first.
   *
   * @throws IOException if the output fails
   */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeInt(newest.length);
    for (int i = 0; i < newest.length; i++) {
      out.writeDouble(newest[(next + i) % newest.length]);
    }
  }

  /**
   * A quiet time that goes on where the written one was.
   *
   * @throws StateException if it is damaged, of a later version or of another length
   * @throws IOException if the input fails or ends early
   */
  public static QuietTime read(DataInput in, int readings) throws IOException {
    StateException.requireVersion("quiet time", in.readInt(), VERSION);
    if (in.readInt() != readings) {
      throw new StateException("quiet time: it is of another length");
    }
    QuietTime quiet = new QuietTime(readings);
    for (int i = 0; i < readings; i++) {
      double surprise = in.readDouble();
      if (!(surprise >= 0)) {
        throw new StateException("quiet time: a surprise is " + surprise);
      }
      quiet.newest[i] = surprise;
    }
    quiet.largest = largestOf(quiet.newest);
    return quiet;
  }
}
