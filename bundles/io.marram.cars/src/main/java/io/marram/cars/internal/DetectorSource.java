package io.marram.cars.internal;

import io.marram.cars.detect.Detector;
import io.marram.networks.NotReadyException;

/** Where a detector comes from. */
interface DetectorSource extends AutoCloseable {

  /**
   * The detector as it is at this moment; to be asked for anew for each frame.
   *
   * @throws NotReadyException if there is none now; says what is missing
   */
  Detector ready() throws NotReadyException;

  /** Ends what the detector needs. */
  @Override
  default void close() {}
}
