package io.marram.emulator.aws.mqtt;

import io.marram.emulator.aws.iot.UserProperty;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and filters the properties of an MQTT 5 packet; older packets have none. */
final class MessageProperties {

  private MessageProperties() {}

  static Optional<String> contentType(MqttProperties properties) {
    return value(properties, MqttPropertyType.CONTENT_TYPE).map(String.class::cast);
  }

  static Optional<Integer> number(MqttProperties properties, MqttPropertyType type) {
    return value(properties, type).map(Integer.class::cast);
  }

  static List<UserProperty> userProperties(MqttProperties properties) {
    if (properties == null) {
      return List.of();
    }
    List<UserProperty> pairs = new ArrayList<>();
    for (MqttProperty<?> property :
        properties.getProperties(MqttPropertyType.USER_PROPERTY.value())) {
      if (property.value() instanceof StringPair pair) {
        pairs.add(new UserProperty(pair.key, pair.value));
      }
    }
    return pairs;
  }

  static MqttProperties without(MqttProperties properties, MqttPropertyType type) {
    MqttProperties rest = new MqttProperties();
    for (MqttProperty<?> property : properties.listAll()) {
      if (property.propertyId() != type.value()) {
        rest.add(property);
      }
    }
    return rest;
  }

  private static Optional<Object> value(MqttProperties properties, MqttPropertyType type) {
    MqttProperty<?> property = properties == null ? null : properties.getProperty(type.value());
    return Optional.ofNullable(property).map(MqttProperty::value);
  }
}
