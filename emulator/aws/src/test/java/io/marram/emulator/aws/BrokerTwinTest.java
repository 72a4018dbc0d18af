package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTwinTest {

  /** More than AWS would let one connection receive at once. */
  private static final int MESSAGES = 500;

  @TempDir private Path folder;

  @Test
  void letsAThingHearMoreThanAwsWould() throws Exception {
    try (BrokerTwin twin = BrokerTwin.start(folder, 0)) {
      CountDownLatch heard = new CountDownLatch(MESSAGES);
      Mqtt5AsyncClient thing = thing(twin.broker());
      thing
          .subscribeWith()
          .topicFilter("sensors/+/data")
          .qos(MqttQos.AT_MOST_ONCE)
          .callback(publish -> heard.countDown())
          .send()
          .join();
      Mqtt5BlockingClient client =
          MqttClient.builder()
              .useMqttVersion5()
              .serverPort(twin.broker().plain().getPort())
              .buildBlocking();
      client.connect();
      for (int i = 0; i < MESSAGES; i++) {
        client.publishWith().topic("sensors/a/data").payload(new byte[] {1}).send();
      }

      assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
      client.disconnect();
      thing.disconnect().join();
    }
  }

  @Test
  void takesAnotherPortThanOneThatIsTakenAndLeavesItsFolderInTheEnd() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        BrokerTwin twin = BrokerTwin.start(folder, taken.getLocalPort())) {
      assertThat(twin.broker().plain().getPort()).isNotEqualTo(taken.getLocalPort());
    }
    try (BrokerTwin again = BrokerTwin.start(folder, 0)) {
      assertThat(again.broker().plain().getPort()).isPositive();
    }
  }

  private Mqtt5AsyncClient thing(MqttBroker broker) throws Exception {
    Mqtt5BlockingClient thing =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier("gw")
            .serverHost(broker.tls().getHost())
            .serverPort(broker.tls().getPort())
            .sslConfig(
                ThingTrust.of(
                    broker.issueCertificate("ca").resolve("ca.pem"), broker.issueCertificate("gw")))
            .buildBlocking();
    thing.connect();
    return thing.toAsync();
  }
}
