package io.marram.awsiot.internal.mqtt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Where to connect, and how.
 *
 * @param host name of the broker, which its certificate must be for
 * @param port 1..65535
 * @param clientId keeps the session, so it must not change; 1..128 bytes
 * @param keepAlive how long the connection may be silent, 5..1200 seconds
 * @param sessionExpiry how long the broker keeps what we subscribed to while we are away, 0 seconds
 *     to 7 days
 * @param will what the broker publishes when it loses us
 */
public record ConnectionSettings(
    String host,
    int port,
    String clientId,
    Duration keepAlive,
    Duration sessionExpiry,
    Optional<LastWill> will) {

  private static final int DEFAULT_PORT = 8883;
  private static final int LONGEST_CLIENT_ID = 128;

  public ConnectionSettings {
    if (host.isBlank() || host.contains("/")) {
      throw new IllegalArgumentException("endpoint must be host[:port], was \"" + host + "\"");
    }
    Range.require("endpoint: port", port, 1, 65_535);
    int length = clientId.getBytes(StandardCharsets.UTF_8).length;
    Range.require("client.id: number of bytes", length, 1, LONGEST_CLIENT_ID);
    Range.require("keep.alive.seconds", keepAlive.toSeconds(), 5, 1200);
    Range.require("session.expiry.seconds", sessionExpiry.toSeconds(), 0, 604_800);
  }

  /**
   * The host of {@code host[:port]}; an address of IP version 6 stands in brackets.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static String host(String endpoint) {
    int colon = portColon(endpoint);
    return colon < 0 ? endpoint : endpoint.substring(0, colon);
  }

  /**
   * The port of {@code host[:port]}, by default {@value #DEFAULT_PORT}.
   *
   * @throws IllegalArgumentException if it is no number
   */
  public static int port(String endpoint) {
    int colon = portColon(endpoint);
    if (colon < 0) {
      return DEFAULT_PORT;
    }
    try {
      return Integer.parseInt(endpoint.substring(colon + 1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "endpoint must be host[:port], was \"" + endpoint + "\"", e);
    }
  }

  private static int portColon(String endpoint) {
    if (endpoint.contains("://")) {
      throw new IllegalArgumentException(
          "endpoint must be host[:port] without a scheme, was \"" + endpoint + "\"");
    }
    int colon = endpoint.lastIndexOf(':');
    return endpoint.endsWith("]") ? -1 : colon;
  }

  /** For Paho. */
  String uri() {
    return "ssl://" + host + ":" + port;
  }
}
