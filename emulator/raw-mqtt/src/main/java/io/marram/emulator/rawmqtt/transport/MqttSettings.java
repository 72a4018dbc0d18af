package io.marram.emulator.rawmqtt.transport;

import java.util.Optional;

/**
 * How to connect to a broker.
 *
 * @param clientId not blank, without {@code / + # .}
 * @param keepAliveSeconds 0..65535; 0 means that the connection is not probed
 * @param timeoutSeconds how long to wait for any answer of the broker, at least 1
 * @param fileStore whether messages in flight are kept in files rather than in memory
 * @param protocolVersion 3 for MQTT 3.1, 4 for MQTT 3.1.1
 */
public record MqttSettings(
    BrokerUrl broker,
    String accountName,
    String clientId,
    Login login,
    int keepAliveSeconds,
    int timeoutSeconds,
    boolean cleanSession,
    Optional<LastWill> will,
    boolean fileStore,
    int protocolVersion) {
  private static final int LONGEST_KEEP_ALIVE = 65535;
  private static final int LONGEST_TIMEOUT = 3600;

  public MqttSettings {
    requireRange("keep-alive", keepAliveSeconds, 0, LONGEST_KEEP_ALIVE);
    requireRange("timeout", timeoutSeconds, 1, LONGEST_TIMEOUT);
    requireRange("protocol-version", protocolVersion, 3, 4);
    if (clientId.isBlank()) {
      throw new IllegalArgumentException(
          "client-id must be set: this machine has no network address to take it from");
    }
  }

  private static void requireRange(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new IllegalArgumentException(
          "%s must be %d..%d, was %d".formatted(name, min, max, value));
    }
  }

  TopicTokens tokens() {
    return new TopicTokens(accountName, clientId);
  }

  /** Messages in flight belong to a session, which is one client's at one broker. */
  String session() {
    return clientId + "-" + broker;
  }
}
