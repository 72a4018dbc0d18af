package io.marram.emulator.rawmqtt.queue;

import java.time.Duration;
import java.util.Optional;

/**
 * How messages are kept and sent, and when to connect.
 *
 * @param autoConnect whether to connect without being asked, and again after a loss
 * @param retryInterval between two attempts to connect, at least a second
 * @param quiesceTimeout how long messages that are on their way may delay a disconnection
 * @param capacity how many messages may wait, at least 1
 * @param largestPayload in bytes
 * @param republish whether what was in flight is sent again in a new session, or else dropped
 * @param maxInFlight how many messages may wait for their confirmation, 1..10
 * @param congestionTimeout how long that many may wait before the connection is made anew; zero
 *     means for ever
 * @param rateLimit of messages of priority 5 and less urgent
 */
record DataServiceSettings(
    boolean autoConnect,
    Duration retryInterval,
    Duration quiesceTimeout,
    int capacity,
    long largestPayload,
    boolean republish,
    int maxInFlight,
    Duration congestionTimeout,
    Optional<RateLimit> rateLimit) {
  /** More than Paho's client takes. */
  private static final int TOO_MANY_IN_FLIGHT = 11;

  DataServiceSettings {
    requireAtLeast("connect.retry-interval", retryInterval.toSeconds(), 1);
    requireAtLeast("disconnect.quiesce-timeout", quiesceTimeout.toSeconds(), 0);
    requireAtLeast("store.capacity", capacity, 1);
    requireAtLeast("maximum.payload.size", largestPayload, 0);
    requireAtLeast("in-flight-messages.congestion-timeout", congestionTimeout.toSeconds(), 0);
    requireAtLeast("in-flight-messages.max-number", maxInFlight, 1);
    if (maxInFlight >= TOO_MANY_IN_FLIGHT) {
      throw new IllegalArgumentException(
          "in-flight-messages.max-number must be at most 10, was " + maxInFlight);
    }
  }

  static void requireAtLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(name, least, value));
    }
  }

  /**
   * @throws IllegalArgumentException if a property cannot be used; says which and why
   */
  static DataServiceSettings of(DataServiceConfig config) {
    return new DataServiceSettings(
        config.connect_auto$_$on$_$startup(),
        Duration.ofSeconds(config.connect_retry$_$interval()),
        Duration.ofSeconds(config.disconnect_quiesce$_$timeout()),
        config.store_capacity(),
        config.maximum_payload_size(),
        config.in$_$flight$_$messages_republish$_$on$_$new$_$session(),
        config.in$_$flight$_$messages_max$_$number(),
        Duration.ofSeconds(config.in$_$flight$_$messages_congestion$_$timeout()),
        config.enable_rate_limit() ? Optional.of(rateLimit(config)) : Optional.empty());
  }

  private static RateLimit rateLimit(DataServiceConfig config) {
    return new RateLimit(
        config.rate_limit_average(),
        unit(String.valueOf(config.rate_limit_time_unit())),
        config.rate_limit_burst_size());
  }

  private static Duration unit(String name) {
    return switch (name) {
      case "SECONDS" -> Duration.ofSeconds(1);
      case "MINUTES" -> Duration.ofMinutes(1);
      case "HOURS" -> Duration.ofHours(1);
      case "DAYS" -> Duration.ofDays(1);
      default ->
          throw new IllegalArgumentException(
              "rate.limit.time.unit must be SECONDS, MINUTES, HOURS or DAYS, was \"" + name + "\"");
    };
  }
}
