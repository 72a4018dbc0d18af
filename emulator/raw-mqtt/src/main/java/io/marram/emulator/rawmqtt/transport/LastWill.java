package io.marram.emulator.rawmqtt.transport;

/**
 * What the broker publishes when the gateway is gone.
 *
 * @param topic without wildcards
 * @param qos 0..2
 */
public record LastWill(String topic, String payload, int qos, boolean retain) {
  public LastWill {
    if (topic.contains("#") || topic.contains("+")) {
      throw new IllegalArgumentException(
          "lwt.topic must not contain + or #, was \"" + topic + "\"");
    }
    if (qos < 0 || qos > 2) {
      throw new IllegalArgumentException("lwt.qos must be 0..2, was " + qos);
    }
  }
}
