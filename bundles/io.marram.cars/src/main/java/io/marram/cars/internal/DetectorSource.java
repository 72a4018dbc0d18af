package io.marram.cars.internal;

import io.marram.cars.LabelFilter;
import io.marram.cars.detect.Detector;
import io.marram.cars.detect.StillDetector;
import io.marram.networks.NotReadyException;
import java.util.Optional;

/** Where a detector comes from. */
interface DetectorSource extends AutoCloseable {

  /**
   * The detector as it is at this moment; to be asked for anew for each frame.
   *
   * @throws NotReadyException if there is none now; says what is missing
   */
  Detector ready() throws NotReadyException;

  /**
   * A detector that looks at single pictures more closely; nothing if this kind cannot.
   *
   * @param labels what it looks for
   * @throws NotReadyException if there is none now; says what is missing
   */
  default Optional<StillDetector> closer(LabelFilter labels) throws NotReadyException {
    return Optional.empty();
  }

  /** Ends what the detector needs. */
  @Override
  default void close() {}
}
