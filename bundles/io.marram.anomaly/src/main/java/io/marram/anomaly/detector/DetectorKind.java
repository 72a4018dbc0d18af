package io.marram.anomaly.detector;

import java.io.DataInput;
import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/** A kind of detector: makes one for each series. */
@ConsumerType
public interface DetectorKind {

  /**
   * Service property: ids or types of the sensors that it is for, a text or an array of them.
   * Without it, it is for all.
   */
  String SENSORS = "marram.sensors";

  /** Its name in configurations: lower case, unique. */
  String name();

  /** A detector that has seen nothing yet. */
  Detector create(DetectorSettings settings);

  /**
   * A detector that goes on where the written one was.
   *
   * @param in what {@link Detector#write} wrote, of this or of an earlier version
   * @param settings the same that it was created with
   * @throws io.marram.anomaly.StateException if it is damaged or of a later version
   * @throws IOException if the input fails or ends early
   */
  Detector read(DataInput in, DetectorSettings settings) throws IOException;
}
