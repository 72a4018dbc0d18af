package io.marram.emulator.devices.board;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * The climate of one room, as a function of time alone: it is warmest in the afternoon, the
 * humidity follows the temperature, the pressure changes over days.
 */
final class Climate {

  private static final double DAY_MILLIS = TimeUnit.DAYS.toMillis(1);
  private static final double WARMEST = 15.0 / 24;
  private static final double PRESSURE_DAYS = 5.3;
  private static final double HUMIDITY_PER_DEGREE = -2.5;

  /** A quick wobble: people, doors, a heater. */
  private static final double WOBBLE_MILLIS = TimeUnit.MINUTES.toMillis(23);

  private final double meanTemperature;
  private final double meanHumidity;
  private final double daily;
  private final double phase;

  Climate(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    meanTemperature = random.nextDouble(19, 23);
    meanHumidity = random.nextDouble(38, 52);
    daily = random.nextDouble(0.8, 2.2);
    phase = random.nextDouble();
  }

  /**
   * What is measured.
   *
   * @param temperature °C
   * @param humidity %, 0..100
   * @param pressure hPa
   */
  record Sample(double temperature, double humidity, double pressure) {}

  Sample at(long epochMillis) {
    double day = epochMillis / DAY_MILLIS;
    double deviation =
        daily * Math.cos(turn(day - WARMEST))
            + 0.15 * Math.sin(turn(epochMillis / WOBBLE_MILLIS + phase));
    double pressure = 1013 + 9 * Math.sin(turn(day / PRESSURE_DAYS)) + phase;
    return new Sample(
        meanTemperature + deviation, meanHumidity + HUMIDITY_PER_DEGREE * deviation, pressure);
  }

  private static double turn(double turns) {
    return 2 * Math.PI * turns;
  }
}
