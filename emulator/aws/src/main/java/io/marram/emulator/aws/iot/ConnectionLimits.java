package io.marram.emulator.aws.iot;

import java.time.Duration;

/**
 * What one connection may do at most.
 *
 * @param publishesPerSecond messages in both directions together; what exceeds it is discarded
 * @param bytesPerSecond bytes in each direction; what exceeds it is delayed
 * @param payloadBytes of one message
 * @param inFlight messages of QoS 1 without an acknowledgement, in each direction
 * @param filtersPerSubscribe topic filters in one SUBSCRIBE
 * @param subscriptions topic filters of the connection
 * @param keepAlive the longest silence a client may ask for
 * @param sessionExpiry the longest time a session may outlive its connection
 */
public record ConnectionLimits(
    int publishesPerSecond,
    int bytesPerSecond,
    int payloadBytes,
    int inFlight,
    int filtersPerSubscribe,
    int subscriptions,
    Duration keepAlive,
    Duration sessionExpiry) {

  /** The default quotas of an AWS account. */
  public static final ConnectionLimits AWS =
      new ConnectionLimits(
          100, 512 << 10, 128 << 10, 100, 8, 50, Duration.ofMinutes(20), Duration.ofHours(1));

  /** How many topic aliases a client may use. */
  public static final int TOPIC_ALIASES = 8;

  public ConnectionLimits {
    positive("publishesPerSecond", publishesPerSecond);
    positive("bytesPerSecond", bytesPerSecond);
    positive("payloadBytes", payloadBytes);
    positive("inFlight", inFlight);
    positive("filtersPerSubscribe", filtersPerSubscribe);
    positive("subscriptions", subscriptions);
    positive("keepAlive", keepAlive.toSeconds());
    positive("sessionExpiry", sessionExpiry.toSeconds());
  }

  private static void positive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, was " + value);
    }
  }
}
