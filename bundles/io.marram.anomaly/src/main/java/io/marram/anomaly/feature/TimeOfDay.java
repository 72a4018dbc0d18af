package io.marram.anomaly.feature;

import java.time.ZoneOffset;
import java.util.List;

/** When in the day the newest reading was: as a point on a circle, so that midnight is no leap. */
final class TimeOfDay implements FeatureCalculator {

  static final List<String> NAMES = List.of("time of day, sine", "time of day, cosine");

  private static final long DAY_MILLIS = 86_400_000;
  private static final long MILLIS_PER_SECOND = 1000;

  private final long offsetMillis;
  private long timeMillis;

  TimeOfDay(ZoneOffset utcOffset) {
    offsetMillis = utcOffset.getTotalSeconds() * MILLIS_PER_SECOND;
  }

  @Override
  public void add(Window window) {
    timeMillis = window.timeMillis(0);
  }

  @Override
  public void values(double[] into, int offset) {
    long ofDay = Math.floorMod(timeMillis + offsetMillis, DAY_MILLIS);
    double angle = 2 * Math.PI * ofDay / DAY_MILLIS;
    into[offset] = Math.sin(angle);
    into[offset + 1] = Math.cos(angle);
  }
}
