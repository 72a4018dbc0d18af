package io.marram.cars.count;

import io.marram.cars.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * A time that only goes forward, from pictures whose times may not: a few late pictures are left
 * out, and when a camera's clock is set back the time goes on from where it was.
 */
final class FrameClock {

  /** After so many pictures in a row that are not later, the clock was set back. */
  private static final int CLOCK_WAS_SET = 10;

  private static final long STEP_MILLIS = 100;

  /** The end of the year 9999; no picture is later. */
  private static final long LATEST_MILLIS = 253_402_300_799_999L;

  private long last = -1;
  private long offset;
  private int refused;

  /** The time of a picture, at least 0; empty if the picture is to be left out. */
  OptionalLong accept(long frameMillis) {
    if (frameMillis < 0 || frameMillis > LATEST_MILLIS) {
      return OptionalLong.empty();
    }
    if (frameMillis + offset <= last) {
      if (++refused < CLOCK_WAS_SET) {
        return OptionalLong.empty();
      }
      offset = last + STEP_MILLIS - frameMillis;
    }
    refused = 0;
    last = frameMillis + offset;
    return OptionalLong.of(last);
  }

  /** The time of the newest picture; −1 before it. */
  long last() {
    return last;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(last);
    out.writeLong(offset);
  }

  void read(DataInput in) throws IOException {
    last = in.readLong();
    offset = in.readLong();
    if (last < -1 || last > Long.MAX_VALUE / 2 || Math.abs(offset) > Long.MAX_VALUE / 2) {
      throw new StateException("clock: damaged, the time is " + last);
    }
  }
}
