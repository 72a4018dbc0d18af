package io.marram.awsiot.internal.mqtt;

import io.marram.awsiot.Publication;
import io.marram.tls.TlsIdentity;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;

/** Settings and messages in Paho's terms. */
final class PahoTerms {

  private static final int MESSAGES_AHEAD = 100;

  private PahoTerms() {}

  /** How to connect. The session stays with the broker while we are away. */
  static MqttConnectionOptions options(ConnectionSettings settings, TlsIdentity identity) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setAutomaticReconnect(false);
    options.setSessionExpiryInterval(settings.sessionExpiry().toSeconds());
    options.setReceiveMaximum(MESSAGES_AHEAD);
    options.setMaximumPacketSize((long) Publication.MAX_BYTES);
    options.setConnectionTimeout(MqttConnection.CONNECT_SECONDS);
    options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
    options.setUseSubscriptionIdentifiers(false);
    options.setSocketFactory(identity.sockets());
    settings
        .will()
        .ifPresent(
            will -> {
              MqttMessage message = new MqttMessage(will.bytes());
              message.setQos(will.qos());
              message.setRetained(will.retain());
              options.setWill(will.topic(), message);
            });
    return options;
  }

  static MqttMessage message(Publication publication) {
    MqttProperties properties = new MqttProperties();
    properties.setUserProperties(
        publication.userProperties().entrySet().stream()
            .map(entry -> new UserProperty(entry.getKey(), entry.getValue()))
            .toList());
    if (!publication.contentType().isEmpty()) {
      properties.setContentType(publication.contentType());
    }
    return new MqttMessage(
        publication.payload(), publication.qos(), publication.retain(), properties);
  }

  static Message message(String topic, MqttMessage message) {
    Map<String, String> userProperties = new LinkedHashMap<>();
    if (message.getProperties() != null) {
      for (UserProperty property : message.getProperties().getUserProperties()) {
        userProperties.put(property.getKey(), property.getValue());
      }
    }
    return new Message(
        topic, message.getPayload(), message.getQos(), message.isRetained(), userProperties);
  }
}
