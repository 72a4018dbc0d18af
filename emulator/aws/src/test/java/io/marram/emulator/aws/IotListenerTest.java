package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import io.marram.emulator.aws.RawMqttClient.Packet;
import io.marram.emulator.aws.iot.AcceptedPublish;
import io.marram.emulator.aws.iot.IotMessage;
import io.marram.emulator.aws.iot.UserProperty;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class IotListenerTest {

  private static final BlockingQueue<AcceptedPublish> accepted = new LinkedBlockingQueue<>();

  @TempDir private static Path folder;

  private static BrokerFixture aws;
  private static volatile CompletableFuture<Void> safe = CompletableFuture.completedFuture(null);

  @BeforeAll
  static void start() {
    aws = new BrokerFixture(folder, IotListenerTest::keep);
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @BeforeEach
  void forget() {
    accepted.clear();
    safe = CompletableFuture.completedFuture(null);
  }

  private static CompletionStage<Void> keep(AcceptedPublish publish) {
    if (publish.message().topic().startsWith("$aws/events/")) {
      return CompletableFuture.completedFuture(null);
    }
    accepted.add(publish);
    return safe;
  }

  @Test
  void hearsWhatAClientPublishesWithItsProperties() throws Exception {
    Mqtt5BlockingClient thing = aws.thing("gw", "gw-sensors");
    thing.connect();
    thing
        .publishWith()
        .topic("gateways/gw/readings")
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload("{}".getBytes(StandardCharsets.UTF_8))
        .contentType("application/json")
        .userProperties()
        .add("trace", "1")
        .add("trace", "2")
        .applyUserProperties()
        .send();

    AcceptedPublish heard = accepted.take();
    assertThat(heard.clientId()).isEqualTo("gw-sensors");
    assertThat(heard.basicIngestRule()).isEmpty();
    assertThat(heard.message().topic()).isEqualTo("gateways/gw/readings");
    assertThat(heard.message().payload()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
    assertThat(heard.message().qos()).isEqualTo(1);
    assertThat(heard.message().contentType()).contains("application/json");
    assertThat(heard.message().userProperties())
        .containsExactly(new UserProperty("trace", "1"), new UserProperty("trace", "2"));
    thing.disconnect();
  }

  @Test
  void hearsNothingThatThePolicyRefuses() {
    Mqtt5BlockingClient thing = aws.thing("gw");
    thing.connect();

    assertThatThrownBy(() -> BrokerFixture.publish(thing, "gateways/other/readings", ""))
        .isInstanceOf(Mqtt5PubAckException.class);
    thing.disconnect();
    assertThat(accepted).isEmpty();
  }

  @Test
  void acknowledgesAMessageAfterTheListenerHasKeptIt() throws Exception {
    safe = new CompletableFuture<>();
    try (RawMqttClient thing = RawMqttClient.connect(aws, "gw", true)) {
      thing.publish("clients/gw", 7, 1, new byte[1]);
      accepted.take();
      thing.ping();
      assertThat(thing.receive().orElseThrow().type()).isEqualTo(RawMqttClient.PINGRESP);

      safe.complete(null);
      Packet answer = thing.receive().orElseThrow();
      assertThat(answer.type()).isEqualTo(RawMqttClient.PUBACK);
      assertThat(answer.packetId()).isEqualTo(7);
    }
  }

  @Test
  void endsTheConnectionWithoutAnAcknowledgementWhenAMessageCannotBeKept() throws Exception {
    safe = CompletableFuture.failedFuture(new IllegalStateException("disk full"));
    try (RawMqttClient thing = RawMqttClient.connect(aws, "gw", true)) {
      thing.publish("clients/gw", 7, 1, new byte[1]);

      assertThat(thing.receive()).isEmpty();
    }
    assertThat(accepted).hasSize(1);
  }

  @Test
  void handsBasicIngestToItsRuleOnlyAndAcknowledgesIt() throws Exception {
    Mqtt5BlockingClient listener = aws.plain("listener");
    listener.connect();
    Mqtt5BlockingClient thing = aws.thing("gw");
    thing.connect();
    try (var publishes = listener.publishes(MqttGlobalPublishFilter.ALL)) {
      BrokerFixture.subscribe(listener, "#");
      BrokerFixture.subscribe(listener, "$aws/rules/#");
      BrokerFixture.publish(thing, "$aws/rules/marram_readings/gateways/gw/readings", "basic");
      BrokerFixture.publish(thing, "gateways/gw/readings", "ordinary");

      assertThat(BrokerFixture.text(BrokerFixture.next(publishes))).isEqualTo("ordinary");
    }
    AcceptedPublish basic = accepted.take();
    assertThat(basic.basicIngestRule()).contains("marram_readings");
    assertThat(basic.message().topic())
        .as("topic(n) does not count the prefix")
        .isEqualTo("gateways/gw/readings");
    assertThat(accepted.take().basicIngestRule()).isEmpty();
    thing.disconnect();
    listener.disconnect();
  }

  @Test
  void letsNobodySubscribeToBasicIngest() {
    aws.broker()
        .attachPolicy(
            "mighty", "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}");
    Mqtt5BlockingClient thing = aws.thing("mighty");
    thing.connect();

    assertThatThrownBy(() -> BrokerFixture.subscribe(thing, "$aws/rules/#"))
        .isInstanceOf(Mqtt5SubAckException.class);
    thing.disconnect();
  }

  @Test
  void publishesInTheNameOfIotCoreToSubscribersAndTheListener() throws Exception {
    Mqtt5BlockingClient listener = aws.plain("listener");
    listener.connect();
    try (var publishes = listener.publishes(MqttGlobalPublishFilter.ALL)) {
      BrokerFixture.subscribe(listener, "alerts/#");
      aws.broker()
          .publish(IotMessage.of("alerts/1/notification", new byte[] {1}))
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS);

      assertThat(BrokerFixture.next(publishes).getTopic()).hasToString("alerts/1/notification");
    }
    AcceptedPublish heard = accepted.take();
    assertThat(heard.clientId()).isEmpty();
    assertThat(heard.message().topic()).isEqualTo("alerts/1/notification");
    listener.disconnect();
  }

  @Test
  void hearsALastWill() throws Exception {
    Mqtt5BlockingClient thing = aws.thing("gw");
    thing
        .connectWith()
        .willPublish()
        .topic("gateways/gw/state")
        .payload(new byte[] {1})
        .applyWillPublish()
        .send();
    Mqtt5BlockingClient successor = aws.thing("gw");
    successor.connect();

    AcceptedPublish heard = accepted.take();
    assertThat(heard.message().topic()).isEqualTo("gateways/gw/state");
    assertThat(heard.clientId()).isEqualTo("gw");
    assertThat(heard.basicIngestRule()).isEqualTo(Optional.empty());
    successor.disconnect();
  }
}
