package io.marram.simulator.kind;

import org.osgi.annotation.versioning.ConsumerType;

/** What a sensor would show if nothing were wrong with it. */
@ConsumerType
@FunctionalInterface
public interface Shape {

  /**
   * The level at a time: 0 is the sensor's smallest value, 1 its largest; what is beyond is cut
   * off. NaN means that there is no reading.
   *
   * <p>It must be a function of the time and the sensor's environment alone: it is asked from
   * several threads, in any order, and repeatedly. Within some microseconds, since it is asked for
   * every reading.
   *
   * @param epochNanos nanoseconds since 1970 in UTC
   */
  double level(long epochNanos);
}
