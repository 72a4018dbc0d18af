package io.marram.emulator.rawmqtt.queue;

import java.time.Duration;

/**
 * How many messages may be sent.
 *
 * @param average messages in a unit of time, at least 1
 * @param unit longer than nothing
 * @param burst messages at once, at least 1
 */
record RateLimit(int average, Duration unit, int burst) {
  RateLimit {
    DataServiceSettings.requireAtLeast("rate.limit.average", average, 1);
    DataServiceSettings.requireAtLeast("rate.limit.burst.size", burst, 1);
  }

  TokenBucket bucket(long now) {
    return new TokenBucket(burst, Math.max(1, unit.toNanos() / average), now);
  }
}
