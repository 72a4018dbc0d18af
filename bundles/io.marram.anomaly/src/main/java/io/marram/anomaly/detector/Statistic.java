package io.marram.anomaly.detector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A number about a series that is known with each of its readings. */
interface Statistic {

  /**
   * The number after the next reading.
   *
   * @param value finite
   * @return NaN as long as there is none
   */
  double after(long timeMillis, double value);

  /**
   * Says in a user's terms what the number was and should have been.
   *
   * @param actual what {@link #after} returned last
   * @param usual the median of what it returned before
   */
  Explanation explain(double actual, double usual);

  void write(DataOutput out) throws IOException;

  /** Goes on where the written one was. */
  void read(DataInput in) throws IOException;
}
