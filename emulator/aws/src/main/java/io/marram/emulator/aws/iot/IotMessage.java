package io.marram.emulator.aws.iot;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A message as a client publishes it.
 *
 * @param topic at most 256 bytes of UTF-8, without wildcards
 * @param payload at most 131,072 bytes; not copied, so whoever holds it must not change it
 * @param qos 0 or 1
 * @param retain whether the broker keeps it for those who subscribe later
 * @param contentType MQTT 5's content type
 * @param userProperties MQTT 5's user properties, in their order
 */
public record IotMessage(
    String topic,
    byte[] payload,
    int qos,
    boolean retain,
    Optional<String> contentType,
    List<UserProperty> userProperties) {

  public IotMessage {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(payload, "payload");
    Objects.requireNonNull(contentType, "contentType");
    userProperties = List.copyOf(userProperties);
    if (qos != 0 && qos != 1) {
      throw new IllegalArgumentException("qos must be 0 or 1, was " + qos);
    }
  }

  /** A message of QoS 1 that is not retained and has no properties. */
  public static IotMessage of(String topic, byte[] payload) {
    return new IotMessage(topic, payload, 1, false, Optional.empty(), List.of());
  }
}
