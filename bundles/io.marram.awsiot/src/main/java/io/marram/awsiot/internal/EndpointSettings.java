package io.marram.awsiot.internal;

import io.marram.awsiot.internal.mqtt.ConnectionSettings;
import io.marram.awsiot.internal.mqtt.IdentitySource;
import io.marram.awsiot.internal.mqtt.Range;

/**
 * What an endpoint needs to know to connect.
 *
 * @param thing this gateway's name in messages and topics
 * @param connection where to connect, and how
 * @param identity where key and certificate come from
 * @param publishesPerSecond how many the broker takes, 1..10,000
 * @param outboxMegabytes the disk budget, 16..1,048,576
 */
record EndpointSettings(
    String thing,
    ConnectionSettings connection,
    IdentitySource identity,
    int publishesPerSecond,
    int outboxMegabytes) {

  private static final int LEAST_MEGABYTES = 16;
  private static final int MOST_MEGABYTES = 1 << 20;

  EndpointSettings {
    if (!thing.matches("[A-Za-z0-9:_-]{1,128}")) {
      throw new IllegalArgumentException(
          "thing must have 1..128 letters, digits, :, _ and -, was \"" + thing + "\"");
    }
    Range.require("publishes.per.second", publishesPerSecond, 1, 10_000);
    Range.require("outbox.megabytes", outboxMegabytes, LEAST_MEGABYTES, MOST_MEGABYTES);
  }

  /** A budget that is possible, for an outbox that has to work with a wrong configuration. */
  static int nearestBudget(int megabytes) {
    return Math.max(LEAST_MEGABYTES, Math.min(MOST_MEGABYTES, megabytes));
  }
}
