package io.marram.awsiot.internal.mqtt;

import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** What a broker gets and answers, packet by packet. */
final class WireRecorder implements MQTTInterceptor {

  /** {@code topic#alias} of each publish that came; both may be empty, not at once. */
  final List<String> topics = new CopyOnWriteArrayList<>();

  private final int receiveMaximum;
  private int unacknowledged;
  private int mostUnacknowledged;

  /**
   * @param receiveMaximum told to clients: how many publishes they may have on their way at once
   */
  WireRecorder(int receiveMaximum) {
    this.receiveMaximum = receiveMaximum;
  }

  @Override
  public synchronized boolean intercept(MqttMessage packet, RemotingConnection connection) {
    if (packet instanceof MqttPublishMessage publish) {
      MqttProperties.MqttProperty<?> alias =
          publish.variableHeader().properties().getProperty(MqttPropertyType.TOPIC_ALIAS.value());
      topics.add(publish.variableHeader().topicName() + "#" + (alias == null ? "" : alias.value()));
      mostUnacknowledged = Math.max(mostUnacknowledged, ++unacknowledged);
    } else if (packet.fixedHeader().messageType() == MqttMessageType.PUBACK) {
      unacknowledged--;
    } else if (packet instanceof MqttConnAckMessage granted) {
      // This broker keeps its receive maximum to itself.
      granted
          .variableHeader()
          .properties()
          .add(
              new MqttProperties.IntegerProperty(
                  MqttPropertyType.RECEIVE_MAXIMUM.value(), receiveMaximum));
    }
    return true;
  }

  /** How many publishes were without an answer at once, at most. */
  synchronized int mostUnacknowledged() {
    return mostUnacknowledged;
  }
}
