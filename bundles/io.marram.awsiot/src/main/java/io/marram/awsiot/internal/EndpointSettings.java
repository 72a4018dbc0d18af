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
 */
record EndpointSettings(
    String thing, ConnectionSettings connection, IdentitySource identity, int publishesPerSecond) {

  EndpointSettings {
    if (!thing.matches("[A-Za-z0-9:_-]{1,128}")) {
      throw new IllegalArgumentException(
          "thing must have 1..128 letters, digits, :, _ and -, was \"" + thing + "\"");
    }
    Range.require("publishes.per.second", publishesPerSecond, 1, 10_000);
  }
}
