package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MqttBrokerTest {

  @TempDir private Path folder;

  private TwinHome home;
  private TwinPorts ports;
  private MqttBroker broker;

  @BeforeEach
  void start() {
    home = TwinHome.open(folder.resolve("home"));
    ports = TwinPorts.choose(TwinSettings.onFreePorts(folder, folder));
    broker = MqttBroker.start(home, ports);
  }

  @AfterEach
  void stop() {
    broker.close();
    home.close();
  }

  @Test
  void losesItsClientsWhenAllConnectionsAreCut() throws Exception {
    Mqtt5BlockingClient gateway = thing("gw", "gw-camera");
    gateway.connect();

    assertThat(broker.cutConnections()).isEqualTo(1);

    // The broker forgets a connection a little after it has ended.
    while (gateway.getState().isConnected() || broker.cutConnections() > 0) {
      Thread.sleep(5);
    }
    assertThat(broker.statistics().connections()).isZero();
  }

  @Test
  void carriesADevicesMessageToTheGateway() throws Exception {
    Mqtt5BlockingClient gateway = thing("gw", "gw-camera");
    Mqtt5BlockingClient device = thing("door", "door");
    gateway.connect();
    device.connect();
    try (var publishes = gateway.publishes(MqttGlobalPublishFilter.ALL)) {
      subscribe(gateway, "clients/#");
      publish(device, "clients/door", "hello");

      assertThat(next(publishes)).isEqualTo("clients/door hello");
    }
    gateway.disconnect();
    device.disconnect();
  }

  @Test
  void knowsAThingWhoseCertificateAnotherProcessIssued() throws Exception {
    Path credentials = MqttBroker.issueCertificate(folder.resolve("home"), "gw-2");

    assertThat(credentials).isEqualTo(broker.issueCertificate("gw-2"));
    Mqtt5BlockingClient gateway = thing("gw-2", "gw-2-camera");
    gateway.connect();
    gateway.disconnect();
  }

  @Test
  void issuesNoCertificateThatNoBrokerWouldKnow() {
    assertThatThrownBy(() -> MqttBroker.issueCertificate(folder.resolve("nowhere"), "gw-2"))
        .isInstanceOf(TwinException.class)
        .hasMessageContaining("there is no certificate authority in");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void servesPlainClientsOfThisMachineWithMqtt3AsWell() {
    Mqtt5BlockingClient listener = plain("tool");
    listener.connect();
    Mqtt3BlockingClient device =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier("old")
            .serverHost(broker.plain().getHost())
            .serverPort(broker.plain().getPort())
            .buildBlocking();
    device.connect();
    try (var publishes = listener.publishes(MqttGlobalPublishFilter.ALL)) {
      subscribe(listener, "any/topic");
      device
          .publishWith()
          .topic("any/topic")
          .qos(MqttQos.AT_LEAST_ONCE)
          .payload("hello".getBytes(StandardCharsets.UTF_8))
          .send();

      assertThat(next(publishes)).isEqualTo("any/topic hello");
    }
    device.disconnect();
    listener.disconnect();
  }

  @Test
  void refusesAClientWithoutCertificate() throws Exception {
    Path authority = broker.issueCertificate("gw").resolve("ca.pem");
    Mqtt5BlockingClient nobody = tls("gw", authority, null);

    assertThatThrownBy(nobody::connect).hasStackTraceContaining("SSLHandshakeException");
  }

  @Test
  void refusesACertificateOfAnotherAuthority() throws Exception {
    Path own = broker.issueCertificate("gw").resolve("ca.pem");
    Path foreign =
        CertificateAuthority.open(folder.resolve("other/authority")).issueThingCertificate("gw");
    Mqtt5BlockingClient impostor = tls("gw", own, foreign);

    assertThatThrownBy(impostor::connect).hasStackTraceContaining("SSLHandshakeException");
  }

  @Test
  void refusesTheClientIdOfAnotherThingEvenAfterTheThingConnectedProperly() throws Exception {
    Mqtt5BlockingClient honest = thing("door", "door");
    honest.connect();
    honest.disconnect();

    assertThatThrownBy(() -> thing("door", "gw").connect())
        .isInstanceOfSatisfying(
            Mqtt5ConnAckException.class,
            refusal ->
                assertThat(refusal.getMqttMessage().getReasonCode())
                    .isIn(
                        Mqtt5ConnAckReasonCode.NOT_AUTHORIZED,
                        Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD));
  }

  @Test
  void refusesToPublishOrListenBeyondThePolicyAndKeepsTheConnection() throws Exception {
    Mqtt5BlockingClient device = thing("door", "door");
    device.connect();

    assertThatThrownBy(() -> publish(device, "clients/gate", "forged"))
        .isInstanceOfSatisfying(
            Mqtt5PubAckException.class,
            refusal ->
                assertThat(refusal.getMqttMessage().getReasonCode())
                    .isEqualTo(Mqtt5PubAckReasonCode.NOT_AUTHORIZED));
    assertThatThrownBy(() -> subscribe(device, "#")).isInstanceOf(Mqtt5SubAckException.class);
    assertThatThrownBy(() -> subscribe(device, "$sys/mqtt/#"))
        .isInstanceOf(Mqtt5SubAckException.class);
    publish(device, "clients/door", "still welcome");
    device.disconnect();
  }

  @Test
  void keepsWhatAPersistentSessionDidNotAcknowledgeOverARestart() throws Exception {
    Mqtt5BlockingClient gateway = thing("gw", "gw");
    connectPersistently(gateway);
    subscribe(gateway, "clients/#");
    Mqtt5BlockingClient device = plain("door");
    device.connect();
    try (var publishes = gateway.publishes(MqttGlobalPublishFilter.ALL, true)) {
      for (int i = 0; i < 10; i++) {
        publish(device, "clients/door", "frame " + i);
      }
      List<Mqtt5Publish> received = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        received.add(publishes.receive(10, TimeUnit.SECONDS).orElseThrow());
      }
      received.subList(0, 4).forEach(Mqtt5Publish::acknowledge);
      // Answered after the acknowledgements that were sent before it.
      subscribe(gateway, "sensors/#");
      broker.close();
    }
    broker = MqttBroker.start(home, ports);

    Mqtt5BlockingClient again = thing("gw", "gw");
    Set<String> redelivered = new HashSet<>();
    try (var publishes = again.publishes(MqttGlobalPublishFilter.ALL)) {
      connectPersistently(again);
      for (int i = 0; i < 6; i++) {
        redelivered.add(next(publishes));
      }
      assertThat(publishes.receive(300, TimeUnit.MILLISECONDS)).isEmpty();
    }
    again.disconnect();

    assertThat(redelivered)
        .containsExactlyInAnyOrder(
            "clients/door frame 4",
            "clients/door frame 5",
            "clients/door frame 6",
            "clients/door frame 7",
            "clients/door frame 8",
            "clients/door frame 9");
  }

  @Test
  void deliversAMessageAgainHoweverOftenItIsNotAcknowledged() {
    Mqtt5BlockingClient first = plain("gw");
    connectPersistently(first);
    subscribe(first, "clients/#");
    first.disconnect();
    Mqtt5BlockingClient device = plain("door");
    device.connect();
    publish(device, "clients/door", "frame");
    device.disconnect();

    for (int attempt = 0; attempt < 15; attempt++) {
      Mqtt5BlockingClient gateway = plain("gw");
      try (var publishes = gateway.publishes(MqttGlobalPublishFilter.ALL, true)) {
        connectPersistently(gateway);
        assertThat(next(publishes)).as("attempt %d", attempt).isEqualTo("clients/door frame");
      }
      gateway.disconnect();
    }
  }

  @Test
  void handsASessionToTheClientThatComesBackWhileTheOldConnectionLingers() throws Exception {
    Mqtt5BlockingClient lost = plain("gw");
    connectPersistently(lost);
    subscribe(lost, "clients/#");
    Mqtt5BlockingClient device = plain("door");
    device.connect();
    try (var unread = lost.publishes(MqttGlobalPublishFilter.ALL, true)) {
      publish(device, "clients/door", "frame");
      assertThat(next(unread)).isEqualTo("clients/door frame");

      Mqtt5BlockingClient back = plain("gw");
      try (var publishes = back.publishes(MqttGlobalPublishFilter.ALL)) {
        connectPersistently(back);
        assertThat(next(publishes)).isEqualTo("clients/door frame");
      }
      back.disconnect();
    }
    device.disconnect();
  }

  @Test
  void keepsAThousandLargeMessagesForASlowSubscriberInASmallHeap() {
    Mqtt5BlockingClient gateway = plain("gw");
    connectPersistently(gateway);
    subscribe(gateway, "clients/#");
    gateway.disconnect();
    Mqtt5AsyncClient device = plain("door").toAsync();
    device.connect().join();
    byte[] picture = new byte[100 << 10];
    List<CompletableFuture<?>> sent = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      sent.add(
          device
              .publishWith()
              .topic("clients/door/" + i)
              .qos(MqttQos.AT_LEAST_ONCE)
              .payload(picture)
              .send());
    }
    CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
    device.disconnect().join();

    Set<String> topics = new HashSet<>();
    try (var publishes = gateway.publishes(MqttGlobalPublishFilter.ALL)) {
      connectPersistently(gateway);
      for (int i = 0; i < 1_000; i++) {
        topics.add(next(publishes).split(" ")[0]);
      }
    } catch (RuntimeException e) {
      throw new AssertionError("after " + topics.size() + " messages", e);
    }
    gateway.disconnect();

    assertThat(topics).hasSize(1_000);
  }

  @Test
  void survivesAPacketBeyondItsLimit() {
    Mqtt3BlockingClient careless =
        MqttClient.builder()
            .useMqttVersion3()
            .identifier("careless")
            .serverHost(broker.plain().getHost())
            .serverPort(broker.plain().getPort())
            .buildBlocking();
    careless.connect();
    assertThatThrownBy(
            () ->
                careless
                    .publishWith()
                    .topic("clients/careless")
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .payload(new byte[2 << 20])
                    .send())
        .isInstanceOf(RuntimeException.class);

    Mqtt5BlockingClient device = plain("door");
    device.connect();
    publish(device, "clients/door", "fine");
    device.disconnect();
  }

  @Test
  void issuesCredentialsForTheirOwnerOnlyAndOnlyOnce() throws Exception {
    Path credentials = broker.issueCertificate("gw");
    String certificate = Files.readString(credentials.resolve("certificate.pem"));

    assertThat(broker.issueCertificate("gw")).isEqualTo(credentials);
    assertThat(Files.readString(credentials.resolve("certificate.pem"))).isEqualTo(certificate);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
        .isEqualTo("rwx------");
    for (String file : List.of("ca.pem", "certificate.pem", "private-key.pem")) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(credentials.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void refusesAThingsNameThatCouldLeaveItsFolder() {
    assertThatThrownBy(() -> broker.issueCertificate("../gw"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("../gw");
  }

  @Test
  void saysWhichPortItCannotOpen() {
    TwinHome other = TwinHome.open(folder.resolve("other"));

    assertThatThrownBy(() -> MqttBroker.start(other, ports))
        .isInstanceOf(TwinException.class)
        .hasMessageContaining("127.0.0.1:" + ports.mqtt());
    other.close();
  }

  private Mqtt5BlockingClient thing(String thing, String clientId) throws Exception {
    Path credentials = broker.issueCertificate(thing);
    return tls(clientId, credentials.resolve("ca.pem"), credentials);
  }

  private Mqtt5BlockingClient tls(String clientId, Path authority, Path credentials)
      throws Exception {
    return MqttClient.builder()
        .useMqttVersion5()
        .identifier(clientId)
        .serverHost(broker.tls().getHost())
        .serverPort(broker.tls().getPort())
        .sslConfig(ThingTrust.of(authority, credentials))
        .buildBlocking();
  }

  private Mqtt5BlockingClient plain(String clientId) {
    return MqttClient.builder()
        .useMqttVersion5()
        .identifier(clientId)
        .serverHost(broker.plain().getHost())
        .serverPort(broker.plain().getPort())
        .buildBlocking();
  }

  private static void connectPersistently(Mqtt5BlockingClient client) {
    client.connectWith().cleanStart(false).sessionExpiryInterval(3_600).send();
  }

  private static void subscribe(Mqtt5BlockingClient client, String filter) {
    client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
  }

  private static void publish(Mqtt5BlockingClient client, String topic, String text) {
    client
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(text.getBytes(StandardCharsets.UTF_8))
        .send();
  }

  private static String next(Mqtt5BlockingClient.Mqtt5Publishes publishes) {
    try {
      Mqtt5Publish publish = publishes.receive(20, TimeUnit.SECONDS).orElseThrow();
      return publish.getTopic()
          + " "
          + new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
