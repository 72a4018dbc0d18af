package io.marram.simulator.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test can set while it goes. */
final class TestClock extends Clock {

  private final Clock system = Clock.systemUTC();
  private volatile long aheadMillis;

  void jump(long millis) {
    aheadMillis += millis;
  }

  @Override
  public Instant instant() {
    return system.instant().plusMillis(aheadMillis);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
