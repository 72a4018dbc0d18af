package io.marram.simulator.kind;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How the values of a kind of sensor move. Register an implementation as an OSGi service, and every
 * simulated sensor of its types has this shape; of several services for one type the one with the
 * highest service ranking counts, and each of them goes before the simulator's own kinds.
 *
 * <p>When the service goes away, sensors of its types are silent until it is back.
 */
@ConsumerType
public interface SensorKind {

  /** The sensor types that it stands for, as a configuration's {@code type} names them. */
  Set<String> types();

  /**
   * The shape of one sensor.
   *
   * @param environment of this sensor; all chance and the local time come from here
   */
  Shape shape(Environment environment);
}
