package io.marram.simulator;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The truth about simulated faults, to measure detectors with. On a gateway every simulator is an
 * OSGi service of this type; its property {@code kura.service.pid} says which one.
 */
@ProviderType
public interface FaultLabels {

  /**
   * The faults that the sensors have in a span of time, in the past or in the future, with the
   * configuration of now; ordered by their begin. A fault that touches the span is there as a
   * whole. A spike that cannot be seen because the sensor is stuck or silent is left out; other
   * faults may be hidden in part.
   *
   * @param fromMillis the span's first moment, epoch milliseconds
   * @param untilMillis the first moment after the span, epoch milliseconds
   * @throws IllegalArgumentException if the span does not lie between 1970 and 2255, ends before it
   *     begins, or may hold more than a million faults
   */
  List<Fault> faults(long fromMillis, long untilMillis);
}
