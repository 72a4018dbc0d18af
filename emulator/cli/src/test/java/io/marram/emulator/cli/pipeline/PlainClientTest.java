package io.marram.emulator.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.marram.emulator.aws.BrokerTwin;
import io.marram.emulator.cli.output.CommandFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainClientTest {

  @TempDir private Path folder;

  @Test
  void hearsEachMessageOnceAfterTheBrokerWasAway() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    BrokerTwin broker = BrokerTwin.start(folder, 0);
    int port = broker.broker().plain().getPort();
    try (PlainClient client = PlainClient.connect("127.0.0.1", port)) {
      client.hear("a/+", MqttQos.AT_MOST_ONCE, message -> heard.add(message.getTopic().toString()));
      publishUntilHeard(client, "a/1", heard);

      broker.close();
      broker = BrokerTwin.start(folder, port);
      publishUntilHeard(client, "a/2", heard);
      client.publish("a/3", MqttQos.AT_LEAST_ONCE, new byte[0]);
      publishUntilHeard(client, "a/4", heard);
    } finally {
      broker.close();
    }

    assertThat(heard).containsOnlyOnce("a/1", "a/3", "a/4");
  }

  @Test
  void saysThatABrokerDoesNotLetItIn() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertThatExceptionOfType(CommandFailure.class)
        .isThrownBy(() -> PlainClient.connect("127.0.0.1", port))
        .withMessageContaining("the MQTT broker at 127.0.0.1:" + port);
  }

  private static void publishUntilHeard(PlainClient client, String topic, List<String> heard)
      throws InterruptedException {
    long deadline = System.nanoTime() + 60_000_000_000L;
    long lost = -1;
    while (!heard.contains(topic)) {
      assertThat(System.nanoTime()).as(topic).isLessThan(deadline);
      if (lost != client.lost()) {
        lost = client.lost();
        client.publish(topic, MqttQos.AT_LEAST_ONCE, new byte[0]);
      }
      Thread.sleep(100);
    }
  }
}
