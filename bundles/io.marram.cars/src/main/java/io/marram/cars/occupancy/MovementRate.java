package io.marram.cars.occupancy;

import io.marram.cars.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * How many cars come and go while cars are seen to move. Who was missed at a line was mostly seen
 * to move, so that a count that changes while nothing moves is an error of sight.
 */
final class MovementRate {

  /** So much of what comes and goes does so without anything that is seen to move. */
  private static final double UNNOTICED = 0.002;

  /** What is older than about this says little of how busy it is. */
  private static final double MEMORY_MILLIS = 7_200_000;

  /** Before anything is known: a crossing takes so long. */
  private static final double CROSSING_MILLIS = 20_000;

  private static final double PRIOR_CROSSINGS = 0.3;
  private static final double HOUR_MILLIS = 3_600_000;

  private double crossings = PRIOR_CROSSINGS;
  private double hours;
  private double exposure = PRIOR_CROSSINGS * CROSSING_MILLIS;
  private double newExposure;

  /** Time has passed. */
  void pass(double millis, boolean moving) {
    double kept = Math.exp(-millis / MEMORY_MILLIS);
    double noticed = millis * (moving ? 1 : UNNOTICED);
    crossings = PRIOR_CROSSINGS + kept * (crossings - PRIOR_CROSSINGS);
    hours = kept * hours + millis / HOUR_MILLIS;
    double prior = PRIOR_CROSSINGS * CROSSING_MILLIS;
    exposure = prior + kept * (exposure - prior) + noticed;
    newExposure += noticed;
  }

  /** A crossing was counted. */
  void crossed() {
    crossings++;
  }

  /** How many cars came uncounted since the last {@link #taken}, on the average; as many went. */
  double uncounted(ErrorRates rates) {
    double atLines = rates.missed() / (1 - rates.missed()) * crossings / 2;
    double eachWay = atLines + rates.unseenPerHour() * hours;
    return eachWay / exposure * newExposure;
  }

  /** What has passed is taken into account. */
  void taken() {
    newExposure = 0;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(crossings);
    out.writeDouble(hours);
    out.writeDouble(exposure);
    out.writeDouble(newExposure);
  }

  void read(DataInput in) throws IOException {
    crossings = StateException.readNumber(in, "crossings", PRIOR_CROSSINGS / 2, Float.MAX_VALUE);
    hours = StateException.readNumber(in, "hours", 0, Float.MAX_VALUE);
    exposure = StateException.readNumber(in, "exposure", 1, Float.MAX_VALUE);
    newExposure = StateException.readNumber(in, "exposure", 0, Float.MAX_VALUE);
  }
}
