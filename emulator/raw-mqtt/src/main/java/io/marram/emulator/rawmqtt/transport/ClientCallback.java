package io.marram.emulator.rawmqtt.transport;

import io.marram.emulator.rawmqtt.Listeners;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.data.transport.listener.DataTransportListener;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the transport's listeners what Paho says, on Paho's thread. */
final class ClientCallback implements MqttCallback {
  private static final Logger logger = LoggerFactory.getLogger(ClientCallback.class);

  private final String pid;
  private final String session;
  private final Listeners<DataTransportListener> listeners;

  ClientCallback(String pid, String session, Listeners<DataTransportListener> listeners) {
    this.pid = pid;
    this.session = session;
    this.listeners = listeners;
  }

  @Override
  public void connectionLost(Throwable cause) {
    logger.warn("event=mqtt.lost pid={} reason=\"{}\"", pid, String.valueOf(cause));
    listeners.tell(listener -> listener.onConnectionLost(cause));
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    listeners.tell(
        listener ->
            listener.onMessageArrived(
                topic, message.getPayload(), message.getQos(), message.isRetained()));
  }

  /** Messages of quality of service 0 have no id, and nobody waits for them. */
  @Override
  public void deliveryComplete(IMqttDeliveryToken token) {
    if (token.getMessageId() != 0) {
      DataTransportToken confirmed = new DataTransportToken(token.getMessageId(), session);
      listeners.tell(listener -> listener.onMessageConfirmed(confirmed));
    }
  }
}
