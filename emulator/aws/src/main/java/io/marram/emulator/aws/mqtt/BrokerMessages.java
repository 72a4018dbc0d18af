package io.marram.emulator.aws.mqtt;

import io.marram.emulator.aws.iot.IotMessage;
import io.marram.emulator.aws.iot.UserProperty;
import java.util.List;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;

/** Puts messages into the broker that came over no connection. */
final class BrokerMessages {

  private final ActiveMQServer server;

  BrokerMessages(ActiveMQServer server) {
    this.server = server;
  }

  /** Returns when the message is on disk, as far as a subscriber wants it there. */
  void send(IotMessage message) {
    try {
      // First, so that whoever has received it finds it retained.
      if (message.retain()) {
        retain(message);
      }
      server.getPostOffice().route(coreMessage(message), false);
      server.getStorageManager().waitOnOperations();
    } catch (Exception e) {
      throw new IllegalStateException("the broker does not take a message: " + e, e);
    }
  }

  private void retain(IotMessage message) throws Exception {
    String address = MQTTUtil.getCoreRetainAddressFromMqttTopic(message.topic(), wildcards());
    Queue queue = server.locateQueue(address);
    if (queue == null) {
      queue = server.createQueue(QueueConfiguration.of(address).setAutoCreated(true));
    }
    queue.deleteAllReferences();
    if (message.payload().length > 0) {
      MQTTUtil.sendMessageDirectlyToQueue(
          server.getStorageManager(), server.getPostOffice(), coreMessage(message), queue, null);
    }
  }

  private Message coreMessage(IotMessage message) {
    CoreMessage core =
        new CoreMessage(server.getStorageManager().generateID(), message.payload().length + 256);
    core.setAddress(
        SimpleString.of(MQTTUtil.getCoreAddressFromMqttTopic(message.topic(), wildcards())));
    core.setRoutingType(RoutingType.MULTICAST);
    core.setType(Message.BYTES_TYPE);
    core.setDurable(message.qos() > 0);
    core.setTimestamp(System.currentTimeMillis());
    core.putIntProperty(MQTTUtil.MQTT_QOS_LEVEL_KEY, message.qos());
    core.putBooleanProperty(MQTTUtil.MQTT_MESSAGE_RETAIN_KEY, message.retain());
    message
        .contentType()
        .ifPresent(type -> core.putStringProperty(MQTTUtil.MQTT_CONTENT_TYPE_KEY, type));
    List<UserProperty> pairs = message.userProperties();
    if (!pairs.isEmpty()) {
      core.putIntProperty(MQTTUtil.MQTT_USER_PROPERTY_EXISTS_KEY, pairs.size());
      for (int i = 0; i < pairs.size(); i++) {
        core.putStringProperty(
            MQTTUtil.MQTT_USER_PROPERTY_KEY_PREFIX + i + "." + pairs.get(i).name(),
            pairs.get(i).value());
      }
    }
    core.getBodyBuffer().writeBytes(message.payload());
    return core;
  }

  private WildcardConfiguration wildcards() {
    return server.getConfiguration().getWildcardConfiguration();
  }
}
