package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5Subscription;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.suback.Mqtt5SubAckReasonCode;
import io.marram.emulator.aws.RawMqttClient.Packet;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class IotLimitsTest {

  private static final CompletionStage<Void> NOW = CompletableFuture.completedFuture(null);
  private static final CompletionStage<Void> NEVER = new CompletableFuture<>();

  @TempDir private static Path folder;

  private static BrokerFixture aws;

  @BeforeAll
  static void start() {
    aws =
        new BrokerFixture(
            folder, publish -> publish.message().topic().endsWith("/slow") ? NEVER : NOW);
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void discardsWhatExceeds100PublishesASecond() throws Exception {
    int sent = 5_000;
    long before = aws.broker().statistics().discarded();
    try (RawMqttClient client = RawMqttClient.connect(aws, "hasty", true)) {
      // Much faster than the budget fills up, however slow the machine.
      for (int i = 0; i < sent; i++) {
        client.publish("clients/hasty", 0, 0, new byte[0]);
      }
      client.ping();
      // The broker has read all that came before.
      assertThat(next(client).type()).isEqualTo(RawMqttClient.PINGRESP);
    }
    assertThat(aws.broker().statistics().discarded() - before).isBetween(1L, sent - 100L);
  }

  @Test
  void acknowledgesWhatItDoesNotDiscardAndNothingElse() throws Exception {
    int sent = 2_000;
    long before = aws.broker().statistics().discarded();
    try (RawMqttClient client = RawMqttClient.connect(aws, "hasty-too", false)) {
      for (int i = 1; i <= sent; i++) {
        client.publish("clients/hasty-too", i, 1, new byte[0]);
      }
      client.ping();
      int acknowledged = 0;
      long discarded = 0;
      do {
        if (next(client).type() == RawMqttClient.PUBACK) {
          acknowledged++;
        } else {
          discarded = aws.broker().statistics().discarded() - before;
        }
      } while (discarded == 0 || acknowledged + discarded < sent);

      client.ping();
      assertThat(next(client).type()).isEqualTo(RawMqttClient.PINGRESP);
    }
  }

  @Test
  void delaysWhatExceeds512KiBASecondAndLosesNothing() throws Exception {
    long from = System.nanoTime();
    try (RawMqttClient client = RawMqttClient.connect(aws, "heavy", true)) {
      for (int i = 1; i <= 12; i++) {
        client.publish("clients/heavy", i, 1, new byte[100 << 10]);
      }
      for (int i = 1; i <= 12; i++) {
        assertThat(next(client).type()).isEqualTo(RawMqttClient.PUBACK);
      }
    }
    // 1,200 KiB, of which the first second's worth may pass at once. No machine is too slow for it.
    assertThat(System.nanoTime() - from).isGreaterThan(1_000_000_000L);
  }

  @Test
  void endsTheConnectionOfAPayloadOfMoreThan128KiB() throws Exception {
    try (RawMqttClient client = RawMqttClient.connect(aws, "big", true)) {
      client.publish("clients/big", 1, 1, new byte[128 << 10]);
      assertThat(next(client).type()).isEqualTo(RawMqttClient.PUBACK);
      client.publish("clients/big", 2, 1, new byte[(128 << 10) + 1]);

      assertDisconnected(client, 0x97);
    }
  }

  @Test
  void endsTheConnectionOfAClientWithMoreThan100UnacknowledgedMessages() throws Exception {
    try (RawMqttClient client = RawMqttClient.connect(aws, "eager", true)) {
      for (int i = 1; i <= 100; i++) {
        client.publish("clients/eager/slow", i, 1, new byte[0]);
      }
      // The budget of publishes fills up while the acknowledgements stay out.
      Packet answer;
      do {
        client.publish("clients/eager/slow", 101, 1, new byte[0]);
        client.ping();
        answer = next(client);
      } while (answer.type() == RawMqttClient.PINGRESP);

      assertThat(answer.type()).isEqualTo(RawMqttClient.DISCONNECT);
      assertThat(answer.disconnectReason()).isEqualTo(0x93);
    }
  }

  @Test
  void doesNotSupportPublishingWithQos2() throws Exception {
    try (RawMqttClient client = RawMqttClient.connect(aws, "exact", true)) {
      client.publish("clients/exact", 1, 2, new byte[0]);

      assertDisconnected(client, 0x9B);
    }
  }

  @Test
  void sendsNoAcknowledgementWhenQos2IsRequested() throws Exception {
    try (RawMqttClient client = RawMqttClient.connect(aws, "exact", false)) {
      client.publish("clients/exact", 1, 2, new byte[0]);
      client.subscribe(2, 2, 0, "clients/exact");
      client.subscribe(3, 1, 0, "clients/exact");

      Packet answer = next(client);
      assertThat(answer.type()).isEqualTo(RawMqttClient.SUBACK);
      assertThat(answer.packetId()).isEqualTo(3);
    }
  }

  @Test
  void doesNotSupportSubscriptionIdentifiers() throws Exception {
    try (RawMqttClient client = RawMqttClient.connect(aws, "numbered", true)) {
      client.subscribe(1, 1, 1, "clients/numbered");

      assertDisconnected(client, 0xA1);
    }
  }

  @Test
  void refusesMoreThanEightFiltersInOneSubscribe() {
    Mqtt5BlockingClient client = aws.thing("many");
    client.connect();

    assertThatThrownBy(() -> subscribe(client, filters(9)))
        .isInstanceOfSatisfying(
            Mqtt5SubAckException.class,
            refusal ->
                assertThat(refusal.getMqttMessage().getReasonCodes())
                    .containsOnly(Mqtt5SubAckReasonCode.QUOTA_EXCEEDED));
    subscribe(client, filters(8));
    client.disconnect();
  }

  @Test
  void refusesMoreThanFiftySubscriptionsOfAConnection() {
    Mqtt5BlockingClient client = aws.thing("curious");
    client.connect();
    for (int i = 0; i < 50; i++) {
      BrokerFixture.subscribe(client, "clients/" + i);
    }

    assertThatThrownBy(() -> BrokerFixture.subscribe(client, "clients/50"))
        .isInstanceOfSatisfying(
            Mqtt5SubAckException.class,
            refusal ->
                assertThat(refusal.getMqttMessage().getReasonCodes())
                    .containsExactly(Mqtt5SubAckReasonCode.QUOTA_EXCEEDED));
    BrokerFixture.subscribe(client, "clients/49");
    client.unsubscribeWith().topicFilter("clients/0").send();
    BrokerFixture.subscribe(client, "clients/50");
    client.disconnect();
  }

  @Test
  void grantsTheAllowedFiltersOfASubscribeAndRefusesTheOthers() {
    Mqtt5BlockingClient client = aws.thing("mixed");
    client.connect();

    assertThatThrownBy(
            () -> subscribe(client, Stream.of("clients/a", "gateways/other/#", "sensors/+/data")))
        .isInstanceOfSatisfying(
            Mqtt5SubAckException.class,
            refusal ->
                assertThat(refusal.getMqttMessage().getReasonCodes())
                    .containsExactly(
                        Mqtt5SubAckReasonCode.GRANTED_QOS_1,
                        Mqtt5SubAckReasonCode.NOT_AUTHORIZED,
                        Mqtt5SubAckReasonCode.GRANTED_QOS_1));
    client.disconnect();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clients/deep/3/4/5/6/7/8/9", "$aws/things/deep/shadow/update/accepted"})
  void refusesTopicsThatAreTooDeepOrAnswersOfAws(String topic) {
    Mqtt5BlockingClient client = aws.thing("deep");
    client.connect();

    assertThatThrownBy(() -> BrokerFixture.publish(client, topic, ""))
        .isInstanceOf(Mqtt5PubAckException.class);
    client.disconnect();
  }

  @Test
  void refusesATopicOfMoreThan256Bytes() {
    Mqtt5BlockingClient client = aws.thing("long");
    client.connect();

    assertThatThrownBy(() -> BrokerFixture.publish(client, "clients/long/" + "x".repeat(244), ""))
        .isInstanceOfSatisfying(
            Mqtt5PubAckException.class,
            refusal ->
                assertThat(refusal.getMqttMessage().getReasonCode())
                    .isEqualTo(Mqtt5PubAckReasonCode.TOPIC_NAME_INVALID));
    client.disconnect();
  }

  @Test
  void delaysWhatAThingReceivesBeyondItsLimitAndLosesNothingOfQos1() throws Exception {
    Mqtt5BlockingClient thing = aws.thing("slow");
    thing.connect();
    BrokerFixture.subscribe(thing, "clients/slow/+");
    var device = aws.plain("device").toAsync();
    device.connect().join();
    try (var publishes = thing.publishes(MqttGlobalPublishFilter.ALL)) {
      CompletableFuture.allOf(
              IntStream.range(0, 150)
                  .mapToObj(
                      i ->
                          device
                              .publishWith()
                              .topic("clients/slow/" + i)
                              .qos(MqttQos.AT_LEAST_ONCE)
                              .send())
                  .toArray(CompletableFuture[]::new))
          .join();

      assertThat(
              IntStream.range(0, 150)
                  .mapToObj(i -> BrokerFixture.next(publishes).getTopic().toString())
                  .distinct())
          .hasSize(150);
    }
    thing.disconnect();
    device.disconnect().join();
  }

  @Test
  void servesThePlainListenerOverWebSocketsToo() {
    Mqtt5BlockingClient page = aws.webSocket("page");
    page.connect();
    BrokerFixture.publish(page, "clients/page", "hello");
    page.disconnect();
  }

  @Test
  void doesNotLimitThePlainListener() {
    var device = aws.plain("device").toAsync();
    device.connect().join();

    CompletableFuture.allOf(
            IntStream.range(0, 500)
                .mapToObj(
                    i ->
                        device
                            .publishWith()
                            .topic("any/topic/of/more/levels/than/there/may/be/elsewhere")
                            .qos(MqttQos.AT_LEAST_ONCE)
                            .payload(new byte[i == 0 ? 500_000 : 1])
                            .send())
                .toArray(CompletableFuture[]::new))
        .join();
    device.disconnect().join();
  }

  private static Packet next(RawMqttClient client) throws Exception {
    return client.receive().orElseThrow();
  }

  private static void assertDisconnected(RawMqttClient client, int reason) throws Exception {
    Packet answer = next(client);
    assertThat(answer.type()).isEqualTo(RawMqttClient.DISCONNECT);
    assertThat(answer.disconnectReason()).isEqualTo(reason);
    assertThat(client.receive()).isEmpty();
  }

  private static Stream<String> filters(int count) {
    return IntStream.range(0, count).mapToObj(i -> "clients/f" + i);
  }

  private static void subscribe(Mqtt5BlockingClient client, Stream<String> filters) {
    client
        .subscribeWith()
        .addSubscriptions(
            filters.map(
                filter ->
                    Mqtt5Subscription.builder()
                        .topicFilter(filter)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .build()))
        .send();
  }
}
