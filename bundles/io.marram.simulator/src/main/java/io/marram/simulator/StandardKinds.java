package io.marram.simulator;

import io.marram.simulator.kind.Environment;
import io.marram.simulator.kind.SensorKind;
import io.marram.simulator.kind.Shape;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The kinds of sensors that the simulator knows by itself. Levels: 0 is min, 1 is max. */
final class StandardKinds {

  private static final double WARMEST_HOUR = 15;
  private static final double SUNRISE_HOUR = 6;
  private static final double SUNSET_HOUR = 20;
  private static final double WATERING_HOUR = 6;
  private static final double NANOS_PER_SECOND = 1e9;

  private StandardKinds() {}

  static List<SensorKind> all() {
    return List.of(
        kind(Set.of(SensorSettings.GENERIC), StandardKinds::generic),
        kind(Set.of("temperature"), StandardKinds::temperature),
        kind(Set.of("humidity"), StandardKinds::humidity),
        kind(Set.of("pressure"), StandardKinds::pressure),
        kind(Set.of("vibration"), StandardKinds::vibration),
        kind(Set.of("light", "illuminance"), StandardKinds::light),
        kind(Set.of("co2", "occupancy"), StandardKinds::occupancy),
        kind(Set.of("power", "energy", "current"), StandardKinds::power),
        kind(Set.of("moisture", "soil_moisture"), StandardKinds::soilMoisture));
  }

  /** Wanders around the middle. */
  static Shape generic(Environment environment) {
    return t -> 0.5 + 0.12 * environment.wander(t) + 0.01 * environment.noise(t);
  }

  /** Warmest in the afternoon. */
  private static Shape temperature(Environment environment) {
    double warmest = warmestHour(environment);
    return t ->
        0.47
            + 0.25 * warmth(environment.hourOfDay(t), warmest)
            + 0.06 * environment.wander(t)
            + 0.004 * environment.noise(t);
  }

  /** Driest when it is warmest. */
  private static Shape humidity(Environment environment) {
    double warmest = warmestHour(environment);
    return t ->
        0.53
            - 0.22 * warmth(environment.hourOfDay(t), warmest)
            + 0.08 * environment.wander(t)
            + 0.006 * environment.noise(t);
  }

  /** The weather's, with the small tides of the atmosphere: high at 10 and 22 hours. */
  private static Shape pressure(Environment environment) {
    return t ->
        0.5
            + 0.02 * cosine((environment.hourOfDay(t) - 10) / 12)
            + 0.13 * environment.wander(t)
            + 0.002 * environment.noise(t);
  }

  /** A motor's rotation with its harmonics under a changing load, in wide-band noise. */
  private static Shape vibration(Environment environment) {
    double hertz = 20 + 10 * environment.trait(0);
    double phase = environment.trait(1);
    return t -> {
      double turns = turns(t, hertz) + phase;
      double rotation = cosine(turns) + 0.5 * cosine(2 * turns) + 0.25 * cosine(3 * turns);
      double load = 1 + 0.15 * environment.wander(t);
      return 0.5 + load * (0.12 * rotation + 0.05 * environment.noise(t));
    };
  }

  /** Dark at night; clouds take away by day. */
  private static Shape light(Environment environment) {
    return t -> {
      double way = (environment.hourOfDay(t) - SUNRISE_HOUR) / (SUNSET_HOUR - SUNRISE_HOUR);
      if (way <= 0 || way >= 1) {
        return 0;
      }
      double clouds = Math.max(0, 0.2 + 0.12 * environment.wander(t));
      double sun = StrictMath.sin(Math.PI * way) * 0.95;
      return sun * (1 - Math.min(0.9, clouds) + 0.01 * environment.noise(t));
    };
  }

  /** Rises while people are in on working days, and falls slowly after. */
  private static Shape occupancy(Environment environment) {
    return t -> {
      double people = environment.isWeekend(t) ? 0.1 : 1;
      double work = workload(environment.hourOfDay(t), 2);
      return 0.12
          + 0.55 * people * work
          + 0.05 * environment.wander(t)
          + 0.006 * environment.noise(t);
    };
  }

  /** A base load, and machines that run on working days. */
  private static Shape power(Environment environment) {
    return t -> {
      double machines = environment.isWeekend(t) ? 0.15 : 1;
      double work = workload(environment.hourOfDay(t), 0.5);
      return 0.15
          + 0.5 * machines * work
          + 0.06 * environment.wander(t)
          + 0.015 * environment.noise(t);
    };
  }

  /** Watered in the morning, and dries over the day and the night. */
  private static Shape soilMoisture(Environment environment) {
    return t -> {
      double hours = (environment.hourOfDay(t) - WATERING_HOUR + 24) % 24;
      double watering = Math.min(1, hours / 0.5);
      double left = StrictMath.exp(-hours / 18);
      double dried = StrictMath.exp(-24.0 / 18);
      double water = watering * left + (1 - watering) * dried;
      return 0.2 + 0.55 * water + 0.04 * environment.wander(t) + 0.003 * environment.noise(t);
    };
  }

  /** Turns since 1970, without losing the fraction to the size of the number. */
  private static double turns(long epochNanos, double hertz) {
    long seconds = Math.floorDiv(epochNanos, (long) NANOS_PER_SECOND);
    double fraction = Math.floorMod(epochNanos, (long) NANOS_PER_SECOND) / NANOS_PER_SECOND;
    double whole = seconds * hertz;
    return whole - StrictMath.floor(whole) + fraction * hertz;
  }

  /** Sensors of a site differ by minutes. */
  private static double warmestHour(Environment environment) {
    return WARMEST_HOUR + environment.trait(0) - 0.5;
  }

  /** -0.8 at the coldest hour, 1.2 at the warmest, with a flat night. */
  private static double warmth(double hour, double warmest) {
    double day = (hour - warmest) / 24;
    return cosine(day) + 0.2 * cosine(2 * day);
  }

  /** 0 at night, 1 at work; it takes some hours to rise from 8 and to fall from 17 o'clock. */
  private static double workload(double hour, double hours) {
    return logistic((hour - 8) / hours * 4 - 2) * logistic((17 - hour) / hours * 4 + 2);
  }

  private static double logistic(double value) {
    return 1 / (1 + StrictMath.exp(-value));
  }

  private static double cosine(double turns) {
    return StrictMath.cos(2 * Math.PI * turns);
  }

  private static SensorKind kind(Set<String> types, Function<Environment, Shape> shape) {
    return new SensorKind() {
      @Override
      public Set<String> types() {
        return types;
      }

      @Override
      public Shape shape(Environment environment) {
        return shape.apply(environment);
      }
    };
  }
}
