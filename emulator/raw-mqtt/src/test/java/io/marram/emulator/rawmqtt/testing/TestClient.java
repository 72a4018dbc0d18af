package io.marram.emulator.rawmqtt.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Somebody else at the broker, who hears what is said on some topics. */
public final class TestClient implements AutoCloseable {
  private final MqttClient client;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  public TestClient(TestBroker broker, String topicFilter) throws MqttException {
    this.client =
        new MqttClient(
            "tcp://127.0.0.1:" + broker.port(),
            MqttClient.generateClientId(),
            new MemoryPersistence());
    client.connect();
    client.subscribe(
        topicFilter,
        1,
        (topic, message) ->
            heard.add(topic + " " + new String(message.getPayload(), StandardCharsets.UTF_8)));
  }

  public void say(String topic, String text) throws MqttException {
    client.publish(topic, text.getBytes(StandardCharsets.UTF_8), 1, false);
  }

  /** What was heard so far, each as its topic, a space and its text. */
  public List<String> heard() {
    return List.copyOf(heard);
  }

  public void awaitHeard(String message) throws Exception {
    Eventually.until("\"" + message + "\" is heard", () -> heard.contains(message));
  }

  @Override
  public void close() throws MqttException {
    client.disconnect(0);
    client.close();
  }
}
