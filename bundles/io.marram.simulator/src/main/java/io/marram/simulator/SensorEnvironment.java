package io.marram.simulator;

import io.marram.simulator.kind.Environment;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** What surrounds one sensor, from the simulation's seed. */
final class SensorEnvironment implements Environment {

  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int SECONDS_PER_DAY = 86_400;
  private static final double SECONDS_PER_HOUR = 3600;
  private static final int DAYS_PER_WEEK = 7;

  /** 1970-01-01 was a Thursday; Saturday counts as 0. */
  private static final int FIRST_DAY_OF_WEEK = 5;

  private final ZoneRules zone;
  private final Wander common;
  private final Wander own;
  private final double commonShare;
  private final double ownShare;
  private final Chance noise;
  private final Chance traits;

  SensorEnvironment(Chance seed, ZoneId zone, SensorSettings sensor) {
    Chance chance = seed.of("sensor").of(sensor.id());
    this.zone = zone.getRules();
    this.common = new Wander(seed.of("group").of(sensor.group()));
    this.own = new Wander(chance.of("wander"));
    this.commonShare = sensor.group().isEmpty() ? 0 : sensor.correlation();
    this.ownShare = StrictMath.sqrt(1 - commonShare * commonShare);
    this.noise = chance.of("noise");
    this.traits = chance.of("trait");
  }

  @Override
  public double hourOfDay(long epochNanos) {
    double second =
        Math.floorMod(localSeconds(epochNanos), SECONDS_PER_DAY)
            + (double) Math.floorMod(epochNanos, NANOS_PER_SECOND) / NANOS_PER_SECOND;
    return second / SECONDS_PER_HOUR;
  }

  @Override
  public boolean isWeekend(long epochNanos) {
    long day = Math.floorDiv(localSeconds(epochNanos), SECONDS_PER_DAY);
    return Math.floorMod(day + FIRST_DAY_OF_WEEK, DAYS_PER_WEEK) < 2;
  }

  private long localSeconds(long epochNanos) {
    long seconds = Math.floorDiv(epochNanos, NANOS_PER_SECOND);
    return seconds + zone.getOffset(Instant.ofEpochSecond(seconds)).getTotalSeconds();
  }

  @Override
  public double wander(long epochNanos) {
    double ownPart = ownShare == 0 ? 0 : ownShare * own.at(epochNanos);
    return commonShare == 0 ? ownPart : ownPart + commonShare * common.at(epochNanos);
  }

  @Override
  public double noise(long epochNanos) {
    return noise.normal(epochNanos);
  }

  @Override
  public double trait(int number) {
    return traits.uniform(number);
  }
}
