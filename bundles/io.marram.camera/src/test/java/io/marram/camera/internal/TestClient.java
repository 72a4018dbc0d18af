package io.marram.camera.internal;

import io.marram.contract.FrameMessage;
import java.nio.charset.StandardCharsets;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** A client that publishes pictures. */
final class TestClient implements AutoCloseable {

  private final MqttClient client;

  TestClient(TestBroker broker) throws MqttException {
    client =
        new MqttClient(
            "tcp://127.0.0.1:" + broker.port(), "front-door-client", new MemoryPersistence());
    client.setTimeToWait(20_000);
    client.connect();
  }

  void publish(String requestId, byte[] picture) throws MqttException {
    publish(FrameMessage.of(requestId, requestId + ".jpg", picture).toJson());
  }

  void publish(String payload) throws MqttException {
    client.publish("clients/front-door", payload.getBytes(StandardCharsets.UTF_8), 1, false);
  }

  @Override
  public void close() throws MqttException {
    client.disconnectForcibly(0, 50);
    client.close();
  }
}
