package io.marram.awsiot.internal.mqtt;

import java.util.Map;

/**
 * What the broker brought.
 *
 * @param topic where it was published
 * @param payload what was published
 * @param qos 0 or 1
 * @param retained whether it was kept by the broker
 * @param userProperties what its publisher added; of several with one name the last
 */
public record Message(
    String topic, byte[] payload, int qos, boolean retained, Map<String, String> userProperties) {}
