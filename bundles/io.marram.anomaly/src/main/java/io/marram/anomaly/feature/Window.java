package io.marram.anomaly.feature;

import org.osgi.annotation.versioning.ProviderType;

/** The newest samples of a series. All of its values are finite. */
@ProviderType
public interface Window {

  /** How many samples it holds once it is full. */
  int capacity();

  /** How many samples it holds now. */
  int size();

  /**
   * A sample's value.
   *
   * @param age 0 is the newest sample, {@code size() - 1} the oldest
   */
  double value(int age);

  /** A sample's time, epoch milliseconds; see {@link #value}. */
  long timeMillis(int age);

  /** Whether a sample fell out when the newest came in. */
  boolean hasDropped();

  /** The value of the sample that fell out last; NaN if none did. */
  double droppedValue();

  /** The time of the sample that fell out last. */
  long droppedTimeMillis();
}
