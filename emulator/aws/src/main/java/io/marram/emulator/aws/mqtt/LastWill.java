package io.marram.emulator.aws.mqtt;

import io.marram.emulator.aws.iot.IotMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import java.time.Duration;
import java.util.Optional;

/**
 * The message a client leaves for the case that it vanishes.
 *
 * @param delay how long the client may come back before it is published
 */
record LastWill(IotMessage message, Duration delay) {

  static Optional<LastWill> of(MqttConnectMessage connect) {
    if (!connect.variableHeader().isWillFlag()) {
      return Optional.empty();
    }
    MqttProperties properties = connect.payload().willProperties();
    MqttProperties.MqttProperty<?> delay =
        properties == null
            ? null
            : properties.getProperty(MqttPropertyType.WILL_DELAY_INTERVAL.value());
    return Optional.of(
        new LastWill(
            new IotMessage(
                connect.payload().willTopic(),
                connect.payload().willMessageInBytes(),
                Math.min(connect.variableHeader().willQos(), 1),
                connect.variableHeader().isWillRetain(),
                MessageProperties.contentType(properties),
                MessageProperties.userProperties(properties)),
            Duration.ofSeconds(delay == null ? 0 : (Integer) delay.value())));
  }
}
