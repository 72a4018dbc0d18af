package io.marram.cars.track;

import io.marram.cars.StateException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A Kalman filter of place and speed along one axis. The speed is nearly constant: chance changes
 * it, and it fades slowly while nothing is seen. All lengths are fractions of the picture; the
 * noises are in units of the car's own size, so that near and far cars are followed alike.
 */
final class AxisFilter {

  /** A car that is not seen keeps its speed for about so long. */
  private static final double FADING_SECONDS = 5;

  /** How fast a car may be that appears, in car sizes per second. */
  private static final double FIRST_SPEED = 3;

  private double place;
  private double speed;
  private double placeVariance;
  private double covariance;
  private double speedVariance;

  /** Begins where a car appears. */
  AxisFilter(double place, double size, double noise) {
    this.place = place;
    placeVariance = square(noise * size);
    speedVariance = square(FIRST_SPEED * size);
  }

  private AxisFilter() {}

  /**
   * @param change how much the speed changes in a second, in car sizes per second
   */
  void predict(double seconds, double size, double change) {
    double fading = Math.exp(-seconds / FADING_SECONDS);
    double reach = FADING_SECONDS * (1 - fading);
    double q = square(change * size);
    place += reach * speed;
    placeVariance +=
        2 * reach * covariance
            + reach * reach * speedVariance
            + q * seconds * seconds * seconds / 3;
    covariance = fading * (covariance + reach * speedVariance) + q * seconds * seconds / 2;
    speedVariance = fading * fading * speedVariance + q * seconds;
    speed *= fading;
  }

  /** How far a detection lies from what was predicted, squared. */
  double expectedSquare(double size, double noise) {
    return placeVariance + square(noise * size);
  }

  void correct(double seen, double size, double noise) {
    double gain = placeVariance / expectedSquare(size, noise);
    double speedGain = covariance / expectedSquare(size, noise);
    double surprise = seen - place;
    place += gain * surprise;
    speed += speedGain * surprise;
    speedVariance -= speedGain * covariance;
    covariance *= 1 - gain;
    placeVariance *= 1 - gain;
  }

  double place() {
    return place;
  }

  double speed() {
    return speed;
  }

  void write(DataOutput out) throws IOException {
    out.writeDouble(place);
    out.writeDouble(speed);
    out.writeDouble(placeVariance);
    out.writeDouble(covariance);
    out.writeDouble(speedVariance);
  }

  static AxisFilter read(DataInput in) throws IOException {
    AxisFilter axis = new AxisFilter();
    axis.place = StateException.readNumber(in, "place of a car", -100, 100);
    axis.speed = StateException.readNumber(in, "speed of a car", -1e6, 1e6);
    axis.placeVariance = StateException.readNumber(in, "variance of a place", 0, 1e6);
    axis.covariance = StateException.readNumber(in, "covariance", -1e6, 1e6);
    axis.speedVariance = StateException.readNumber(in, "variance of a speed", 0, 1e6);
    return axis;
  }

  private static double square(double number) {
    return number * number;
  }
}
