package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5ConnectRestrictions;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckRestrictions;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class IotSessionTest {

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
  void tellsAClientTheLimitsOfIotCore() {
    Mqtt5BlockingClient client = aws.thing("gw");
    Mqtt5ConnAck answer = client.connect();
    Mqtt5ConnAckRestrictions limits = answer.getRestrictions();

    assertThat(limits.getReceiveMaximum()).isEqualTo(100);
    assertThat(limits.getMaximumQos()).isEqualTo(MqttQos.AT_LEAST_ONCE);
    assertThat(limits.getTopicAliasMaximum()).isEqualTo(8);
    assertThat(limits.isRetainAvailable()).isTrue();
    assertThat(limits.isWildcardSubscriptionAvailable()).isTrue();
    assertThat(limits.isSharedSubscriptionAvailable()).isTrue();
    assertThat(limits.areSubscriptionIdentifiersAvailable()).isFalse();
    client.disconnect();
  }

  @Test
  void keepsASessionNoLongerThanAnHourAndSaysSo() {
    Mqtt5BlockingClient client = aws.thing("gw-long", "gw-long");
    Mqtt5ConnAck answer = client.connectWith().noSessionExpiry().send();

    assertThat(answer.getSessionExpiryInterval()).hasValue(3_600);
    client.disconnect();
  }

  @Test
  void grantsAShorterSession() {
    Mqtt5BlockingClient client = aws.thing("gw-short", "gw-short");

    assertThat(client.connectWith().sessionExpiryInterval(60).send().getSessionExpiryInterval())
        .isEmpty();
    client.disconnect();
  }

  @Test
  void letsAClientBeSilentFor1200SecondsAtMost() {
    Mqtt5BlockingClient client = aws.thing("silent");

    assertThat(client.connectWith().keepAlive(3_000).send().getServerKeepAlive()).hasValue(1_200);
    client.disconnect();
    assertThat(client.connectWith().noKeepAlive().send().getServerKeepAlive()).hasValue(1_200);
    client.disconnect();
    assertThat(client.connectWith().keepAlive(600).send().getServerKeepAlive()).isEmpty();
    client.disconnect();
  }

  /** Often, since two connections are at work at the same time. */
  @RepeatedTest(10)
  void disconnectsAClientWhoseIdAnotherClientUses() throws Exception {
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Mqtt5BlockingClient first =
        aws.secure("twin", aws.broker().issueCertificate("twin"))
            .addDisconnectedListener(context -> end.complete(context.getCause()))
            .buildBlocking();
    first.connect();
    Mqtt5BlockingClient second = aws.thing("twin");
    second.connect();

    assertThat(end.get(20, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            Mqtt5DisconnectException.class,
            taken ->
                assertThat(taken.getMqttMessage().getReasonCode())
                    .isEqualTo(Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER));
    BrokerFixture.publish(second, "clients/twin", "I am still here");
    second.disconnect();
  }

  @Test
  void doesNotMatchTheParentOfAFilterWithAHash() {
    Mqtt5BlockingClient gateway = aws.thing("gw-wild", "gw-wild");
    gateway.connect();
    Mqtt5BlockingClient device = aws.plain("device");
    device.connect();
    try (var publishes = gateway.publishes(MqttGlobalPublishFilter.ALL)) {
      BrokerFixture.subscribe(gateway, "clients/#");
      BrokerFixture.publish(device, "clients", "parent");
      BrokerFixture.publish(device, "clients/a", "child");
      BrokerFixture.publish(device, "clients/a/b/c", "grandchild");
      BrokerFixture.publish(device, "clients/", "nameless child");

      assertThat(BrokerFixture.next(publishes).getTopic()).hasToString("clients/a");
      assertThat(BrokerFixture.next(publishes).getTopic()).hasToString("clients/a/b/c");
      assertThat(BrokerFixture.next(publishes).getTopic()).hasToString("clients/");

      gateway.unsubscribeWith().topicFilter("clients/#").send();
      BrokerFixture.publish(device, "clients/a", "unheard");
      BrokerFixture.subscribe(gateway, "sensors/+/data");
      BrokerFixture.publish(device, "sensors/t/data", "heard");
      assertThat(BrokerFixture.next(publishes).getTopic()).hasToString("sensors/t/data");
    }
    gateway.disconnect();
    device.disconnect();
  }

  @Test
  void deliversOnlyWhatThePolicyLetsAThingReceive() {
    aws.broker()
        .attachPolicy(
            "deaf",
            """
            {"Statement":[
              {"Effect":"Allow","Action":"*","Resource":"*"},
              {"Effect":"Deny","Action":"iot:Receive",
               "Resource":"arn:aws:iot:us-east-1:000000000000:topic/clients/secret"}]}
            """);
    Mqtt5BlockingClient thing = aws.thing("deaf");
    thing.connect();
    Mqtt5BlockingClient device = aws.plain("device");
    device.connect();
    try (var publishes = thing.publishes(MqttGlobalPublishFilter.ALL)) {
      BrokerFixture.subscribe(thing, "clients/+");
      BrokerFixture.publish(device, "clients/secret", "");
      BrokerFixture.publish(device, "clients/open", "");

      assertThat(BrokerFixture.next(publishes).getTopic()).hasToString("clients/open");
    }
    thing.disconnect();
    device.disconnect();
  }

  @Test
  void understandsTopicAliases() {
    Mqtt5BlockingClient thing =
        aws.secure("short", aws.broker().issueCertificate("short")).buildBlocking();
    thing
        .connectWith()
        .restrictions(Mqtt5ConnectRestrictions.builder().sendTopicAliasMaximum(8).build())
        .send();
    Mqtt5BlockingClient listener = aws.plain("listener");
    listener.connect();
    try (var publishes = listener.publishes(MqttGlobalPublishFilter.ALL)) {
      BrokerFixture.subscribe(listener, "clients/#");
      for (int i = 0; i < 3; i++) {
        BrokerFixture.publish(thing, "clients/short/a", "a" + i);
        BrokerFixture.publish(thing, "clients/short/b", "b" + i);
      }
      for (int i = 0; i < 3; i++) {
        for (String name : new String[] {"a", "b"}) {
          var publish = BrokerFixture.next(publishes);
          assertThat(publish.getTopic()).hasToString("clients/short/" + name);
          assertThat(BrokerFixture.text(publish)).isEqualTo(name + i);
        }
      }
    }
    thing.disconnect();
    listener.disconnect();
  }
}
