package io.marram.simulator.kind;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What surrounds a simulated sensor. All of it is a function of the seed, the sensor and the time;
 * times are nanoseconds since 1970 in UTC.
 */
@ProviderType
public interface Environment {

  /** The local time of day in hours, 0 (midnight) up to but not including 24. */
  double hourOfDay(long epochNanos);

  /** Whether it is Saturday or Sunday, locally. */
  boolean isWeekend(long epochNanos);

  /**
   * A slow, smooth variation over hours with mean 0 and variance 1. Sensors of a group have as much
   * of it in common as their correlation says.
   */
  double wander(long epochNanos);

  /** White noise with mean 0 and variance 1, the sensor's own. */
  double noise(long epochNanos);

  /**
   * A property that this sensor keeps for ever, such as the speed of the motor it sits on.
   *
   * @param number which of its properties, any number
   * @return 0 up to but not including 1
   */
  double trait(int number);
}
