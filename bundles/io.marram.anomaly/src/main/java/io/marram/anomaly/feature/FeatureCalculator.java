package io.marram.anomaly.feature;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Computes features of one series while its window moves. After a restart the window's samples are
 * added again, so that a calculator needs no memory on disk. Not safe for use by several threads.
 */
@ConsumerType
public interface FeatureCalculator {

  /** Takes note that the window moved by one sample. */
  void add(Window window);

  /**
   * Writes the features of the window as it is now; NaN where there is none yet.
   *
   * @param into takes the values
   * @param offset of the first value
   */
  void values(double[] into, int offset);
}
