package io.marram.anomaly.detector;

import java.io.DataOutput;
import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/** Says how strange each observation of one series is. Not safe for use by several threads. */
@ConsumerType
public interface Detector {

  /**
   * Judges an observation by all that came before it, then learns from it.
   *
   * @return the surprise: 0 or more, the larger the stranger, on a scale of the detector's own; NaN
   *     while too little was seen
   */
  double observe(Observation observation);

  /** What made the last observation as strange as it was. */
  Explanation explain();

  /**
   * Writes what was learned, with a version first, so that {@link DetectorKind#read} goes on as if
   * nothing had happened.
   *
   * @throws IOException if the output fails
   */
  void write(DataOutput out) throws IOException;
}
