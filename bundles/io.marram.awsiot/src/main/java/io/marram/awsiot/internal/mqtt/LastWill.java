package io.marram.awsiot.internal.mqtt;

import java.nio.charset.StandardCharsets;

/**
 * What the broker publishes for us when it loses us.
 *
 * @param topic without wildcards
 * @param payload text
 * @param qos 0 or 1
 * @param retain whether the broker keeps it for later subscribers
 */
public record LastWill(String topic, String payload, int qos, boolean retain) {

  public LastWill {
    Topics.requireName("will.topic", topic);
    Range.require("will.qos", qos, 0, 1);
  }

  byte[] bytes() {
    return payload.getBytes(StandardCharsets.UTF_8);
  }
}
