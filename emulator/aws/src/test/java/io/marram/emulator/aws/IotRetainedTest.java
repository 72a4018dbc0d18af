package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class IotRetainedTest {

  @TempDir private static Path folder;

  private static BrokerFixture aws;

  @BeforeAll
  static void start() {
    aws = new BrokerFixture(folder);
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void givesARetainedMessageToAFilterThatNamesItsTopicButNotToOneWithWildcards() {
    Mqtt5BlockingClient thing = aws.thing("gw");
    thing.connect();
    retain(thing, "gateways/gw/state", "kept");
    try (var publishes = thing.publishes(MqttGlobalPublishFilter.ALL)) {
      BrokerFixture.subscribe(thing, "gateways/gw/#");
      BrokerFixture.publish(thing, "gateways/gw/other", "first");
      assertThat(BrokerFixture.text(BrokerFixture.next(publishes))).isEqualTo("first");

      BrokerFixture.subscribe(thing, "gateways/gw/state");
      var kept = BrokerFixture.next(publishes);
      assertThat(BrokerFixture.text(kept)).isEqualTo("kept");
      assertThat(kept.isRetain()).isTrue();
    }
    thing.disconnect();
  }

  @Test
  void refusesToRetainOnReservedTopics() {
    Mqtt5BlockingClient thing = aws.thing("gw-2", "gw-2");
    thing.connect();

    assertThatThrownBy(() -> retain(thing, "$aws/things/gw-2/shadow/update", "{}"))
        .isInstanceOfSatisfying(
            Mqtt5PubAckException.class,
            refusal ->
                assertThat(refusal.getMqttMessage().getReasonCode())
                    .isEqualTo(Mqtt5PubAckReasonCode.TOPIC_NAME_INVALID));
    thing.disconnect();
  }

  @Test
  void retainsOnlyWithAPermissionOfItsOwn() {
    Mqtt5BlockingClient thing = aws.thing("gw-3", "gw-3");
    thing.connect();

    BrokerFixture.publish(thing, "clients/gw-3", "may be published");
    assertThatThrownBy(() -> retain(thing, "clients/gw-3", "but not kept"))
        .isInstanceOfSatisfying(
            Mqtt5PubAckException.class,
            refusal ->
                assertThat(refusal.getMqttMessage().getReasonCode())
                    .isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED));
    thing.disconnect();
  }

  @Test
  void publishesAndKeepsTheLastWillOfAClientThatVanishes() throws Exception {
    Mqtt5BlockingClient listener = aws.plain("listener");
    listener.connect();
    try (var publishes = listener.publishes(MqttGlobalPublishFilter.ALL)) {
      BrokerFixture.subscribe(listener, "gateways/gw-4/state");
      Mqtt5BlockingClient thing = aws.thing("gw-4", "gw-4");
      connectWithWill(thing);
      thing.disconnectWith().reasonCode(DISCONNECT_WITH_WILL).send();

      assertThat(BrokerFixture.text(BrokerFixture.next(publishes))).isEqualTo("gone");
    }
    listener.disconnect();
    Mqtt5BlockingClient late = aws.plain("late");
    late.connect();
    try (var publishes = late.publishes(MqttGlobalPublishFilter.ALL)) {
      BrokerFixture.subscribe(late, "gateways/gw-4/state");
      assertThat(BrokerFixture.text(BrokerFixture.next(publishes))).isEqualTo("gone");
    }
    late.disconnect();
  }

  @Test
  void publishesNoLastWillOfAClientThatSaysGoodbye() {
    Mqtt5BlockingClient listener = aws.plain("listener");
    listener.connect();
    try (var publishes = listener.publishes(MqttGlobalPublishFilter.ALL)) {
      BrokerFixture.subscribe(listener, "gateways/gw-5/state");
      BrokerFixture.subscribe(listener, "$aws/events/presence/disconnected/gw-5");
      Mqtt5BlockingClient thing = aws.thing("gw-5", "gw-5");
      connectWithWill(thing);
      thing.disconnect();

      assertThat(BrokerFixture.next(publishes).getTopic())
          .hasToString("$aws/events/presence/disconnected/gw-5");
      BrokerFixture.publish(listener, "gateways/gw-5/state", "nothing before");
      assertThat(BrokerFixture.text(BrokerFixture.next(publishes))).isEqualTo("nothing before");
    }
    listener.disconnect();
  }

  private static final com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode
      DISCONNECT_WITH_WILL =
          com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode
              .DISCONNECT_WITH_WILL_MESSAGE;

  private static void connectWithWill(Mqtt5BlockingClient client) {
    String clientId = client.getConfig().getClientIdentifier().orElseThrow().toString();
    client
        .connectWith()
        .willPublish()
        .topic("gateways/" + clientId + "/state")
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload("gone".getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .retain(true)
        .applyWillPublish()
        .send();
  }

  private static void retain(Mqtt5BlockingClient client, String topic, String text) {
    client
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .retain(true)
        .payload(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .send();
  }
}
