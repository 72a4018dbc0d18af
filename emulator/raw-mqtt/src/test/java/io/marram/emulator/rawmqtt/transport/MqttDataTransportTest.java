package io.marram.emulator.rawmqtt.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.rawmqtt.testing.Eventually;
import io.marram.emulator.rawmqtt.testing.TestBroker;
import io.marram.emulator.rawmqtt.testing.TestClient;
import java.lang.reflect.Proxy;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.kura.ssl.SslManagerService;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.ReversingCrypto;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MqttDataTransportTest {
  private static TestBroker broker;

  @TempDir private Path directory;
  private MqttDataTransport transport;
  private final TransportLog log = new TransportLog();

  @BeforeAll
  static void startBroker() throws Exception {
    broker = TestBroker.plain();
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.close();
  }

  @BeforeEach
  void create() {
    transport =
        new MqttDataTransport(FakeSystem.of("00:11:22", directory), ReversingCrypto.service());
    transport.addDataTransportListener(log);
  }

  @AfterEach
  void remove() {
    transport.deactivate();
  }

  @Test
  void publishesWhereTheTokensSay() throws Exception {
    activate(Map.of("client-id", "gate.7"));
    try (TestClient client = new TestClient(broker, "#")) {
      transport.connect();
      transport.publish("#account-name/#client-id/up", "hello".getBytes(UTF_8), 0, false);

      client.awaitHeard("account-name/gate-7/up hello");
    }
  }

  @Test
  void saysWhichMessageWasConfirmed() throws Exception {
    activate(Map.of());
    transport.connect();

    assertThat(transport.publish("t", new byte[1], 0, false)).isNull();
    DataTransportToken token = transport.publish("t", new byte[1], 1, false);

    Eventually.until(
        "the message is confirmed",
        () ->
            log.lines().contains("confirmed " + token.getMessageId() + " " + token.getSessionId()));
    assertThat(log.lines()).filteredOn(line -> line.startsWith("confirmed")).hasSize(1);
  }

  @Test
  void receivesWhatItSubscribedToUntilItUnsubscribes() throws Exception {
    activate(Map.of());
    transport.connect();
    try (TestClient client = new TestClient(broker, "nothing")) {
      transport.subscribe("down/+", 1);
      client.say("down/a", "one");
      Eventually.until("it arrives", () -> log.lines().contains("arrived down/a one"));

      transport.unsubscribe("down/+");
      transport.subscribe("other", 1);
      client.say("down/a", "two");
      client.say("other", "end");
      Eventually.until("the end arrives", () -> log.lines().contains("arrived other end"));
      assertThat(log.lines()).doesNotContain("arrived down/a two");
    }
  }

  @Test
  void leavesItsLastWillWhenTheConnectionBreaks() throws Exception {
    activate(Map.of("client-id", "gone", "lwt.topic", "wills/#client-id", "lwt.payload", "bye"));
    transport.connect();
    try (TestClient heir = new TestClient(broker, "wills/#")) {
      broker.cut("gone");

      heir.awaitHeard("wills/gone bye");
    }
    Eventually.until("the loss is told", () -> log.lines().contains("lost"));
    assertThat(transport.isConnected()).isFalse();
  }

  @Test
  void speaksOverWebSocket() throws Exception {
    activate(Map.of("broker-url", "ws://127.0.0.1:" + broker.port() + "/mqtt"));
    try (TestClient client = new TestClient(broker, "ws")) {
      transport.connect();
      transport.publish("ws", "hello".getBytes(UTF_8), 1, false);

      client.awaitHeard("ws hello");
    }
  }

  @Test
  void keepsMessagesInFlightInFilesIfToldTo() throws Exception {
    activate(Map.of("in-flight.persistence", "file"));
    transport.connect();
    transport.publish("t", new byte[1], 1, false);

    assertThat(directory.resolve("paho-persistence")).isNotEmptyDirectory();
  }

  @Test
  void saysWhetherTheSessionIsNew() throws Exception {
    activate(Map.of("clean-session", false));
    transport.connect();
    transport.disconnect(0);
    transport.connect();

    assertThat(log.lines())
        .containsExactly("established anew", "disconnecting", "disconnected", "established again");
  }

  @Test
  void alwaysBeginsANewSessionIfSessionsAreClean() throws Exception {
    activate(Map.of());
    transport.connect();
    transport.disconnect(0);
    transport.connect();

    assertThat(log.lines()).filteredOn("established anew"::equals).hasSize(2);
  }

  @Test
  void tellsWhoeverUsesItThatItsConfigurationChanges() throws Exception {
    activate(Map.of());
    transport.connect();
    transport.modified(config(Map.of("client-id", "other")));

    assertThat(log.lines()).containsExactly("established anew", "updating true", "updated true");
    assertThat(transport.getClientId()).isEqualTo("other");
    transport.connect();
    assertThat(log.lines()).endsWith("established anew");
  }

  @Test
  void staysWithAWrongUrlAndSaysWhyItCannotConnect() throws Exception {
    activate(Map.of("broker-url", "htp://broker"));

    assertThat(transport.isConnected()).isFalse();
    assertThat(transport.getBrokerUrl()).isEmpty();
    assertThatThrownBy(transport::connect)
        .isInstanceOf(KuraConnectException.class)
        .hasMessageContaining("broker-url must begin with mqtt://");

    transport.modified(config(Map.of()));
    transport.connect();
    assertThat(transport.isConnected()).isTrue();
  }

  @Test
  void saysWhichBrokerCannotBeReached() throws Exception {
    String nobody = "mqtt://127.0.0.1:" + unusedPort();
    activate(Map.of("broker-url", nobody));

    assertThatThrownBy(transport::connect)
        .isInstanceOf(KuraConnectException.class)
        .hasMessageContaining(nobody)
        .hasMessageContaining("refused");
    assertThat(transport.isConnected()).isFalse();
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void refusesToSendWithoutAConnection() {
    activate(Map.of());

    assertThatThrownBy(() -> transport.publish("t", new byte[1], 0, false))
        .isInstanceOf(KuraNotConnectedException.class);
    assertThatThrownBy(() -> transport.subscribe("t", 0))
        .isInstanceOf(KuraNotConnectedException.class);
  }

  @Test
  void refusesATopicWithWildcards() throws Exception {
    activate(Map.of());
    transport.connect();

    assertThatThrownBy(() -> transport.publish("a/+", new byte[1], 0, false))
        .isInstanceOfSatisfying(
            KuraException.class,
            e -> assertThat(e.getCode()).isEqualTo(KuraErrorCode.INVALID_PARAMETER))
        .hasMessageContaining("a/+");
    assertThat(transport.isConnected()).isTrue();
  }

  @Test
  void doesNotTrustACertificateThatNobodyVouchesFor() throws Exception {
    TestCertificates certificates = new TestCertificates(directory, "127.0.0.1");
    try (TestBroker encrypted =
        TestBroker.encrypted(certificates.keyFile(), TestCertificates.PASSWORD)) {
      activate(Map.of("broker-url", "mqtts://127.0.0.1:" + encrypted.port()));

      assertThatThrownBy(transport::connect)
          .isInstanceOf(KuraConnectException.class)
          .hasMessageContaining("unable to find valid certification path");
    }
  }

  @Test
  void trustsWhatTheSslManagerTrusts() throws Exception {
    TestCertificates certificates = new TestCertificates(directory, "127.0.0.1");
    try (TestBroker encrypted =
        TestBroker.encrypted(certificates.keyFile(), TestCertificates.PASSWORD)) {
      transport.setSslManagerService(sslManager(certificates.trustingSockets()));
      activate(Map.of("broker-url", "mqtts://127.0.0.1:" + encrypted.port()));

      transport.connect();

      assertThat(transport.isConnected()).isTrue();
    }
  }

  @Test
  void refusesABrokerWhoseCertificateIsForAnotherHost() throws Exception {
    TestCertificates certificates = new TestCertificates(directory, "192.0.2.1");
    try (TestBroker encrypted =
        TestBroker.encrypted(certificates.keyFile(), TestCertificates.PASSWORD)) {
      transport.setSslManagerService(sslManager(certificates.trustingSockets()));
      for (String scheme : new String[] {"mqtts", "wss"}) {
        activate(Map.of("broker-url", scheme + "://127.0.0.1:" + encrypted.port()));

        assertThatThrownBy(transport::connect)
            .isInstanceOf(KuraConnectException.class)
            .hasMessageContaining("127.0.0.1");
      }
    }
  }

  private void activate(Map<String, Object> changed) {
    transport.activate(config(changed), Map.of("kura.service.pid", "transport"));
  }

  private static MqttDataTransportConfig config(Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("broker-url", broker.url());
    properties.putAll(changed);
    return DeclarativeServices.configuration(MqttDataTransportConfig.class, properties);
  }

  private static SslManagerService sslManager(SSLSocketFactory sockets) {
    return (SslManagerService)
        Proxy.newProxyInstance(
            MqttDataTransportTest.class.getClassLoader(),
            new Class<?>[] {SslManagerService.class},
            (proxy, method, arguments) -> sockets);
  }

  private static int unusedPort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
