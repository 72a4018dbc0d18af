package io.marram.emulator.aws.rules.sql;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The message a statement is evaluated on.
 *
 * @param topic without the prefix of Basic Ingest
 * @param payload not copied
 * @param clientId who sent it; {@code n/a} when it was no MQTT client
 * @param receivedAt milliseconds since the epoch, for {@code timestamp()}
 * @param traceId for {@code traceid()}
 * @param qos 0 or 1
 * @param contentType MQTT 5's content type
 * @param userProperties MQTT 5's user properties, in their order
 */
public record RuleMessage(
    String topic,
    byte[] payload,
    String clientId,
    long receivedAt,
    String traceId,
    int qos,
    Optional<String> contentType,
    List<Map.Entry<String, String>> userProperties) {

  public RuleMessage {
    userProperties = List.copyOf(userProperties);
  }
}
