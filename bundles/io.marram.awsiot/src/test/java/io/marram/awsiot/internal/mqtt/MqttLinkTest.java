package io.marram.awsiot.internal.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.awsiot.PublishPort.Result;
import io.marram.awsiot.internal.mqtt.LinkState.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x509.GeneralName;
import org.eclipse.kura.testing.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A link against a broker that asks for certificates. */
@Timeout(120)
class MqttLinkTest {

  @TempDir static Path directory;
  private static TestCertificates certificates;
  private static TestBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    certificates = new TestCertificates(directory.resolve("ours"));
    broker = new TestBroker(directory.resolve("broker"), certificates);
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.close();
  }

  @BeforeEach
  void allowEverything() {
    broker.denied().clear();
    broker.refuseClients(false);
    broker.published().clear();
  }

  @Test
  void publishesOverMutualTls() throws Exception {
    try (TestLink test = new TestLink(broker.port(), certificates.gateway()).started()) {
      Result result = publish(test, "a/b", "hello");

      assertThat(result).isEqualTo(Result.ACKNOWLEDGED);
      assertThat(broker.published()).contains("a.b hello");
      assertThat(test.told).containsExactly("connected");
    }
  }

  @Test
  void keepsTopicsApartThatItSendsAsNumbers() throws Exception {
    try (TestLink test = new TestLink(broker.port(), certificates.gateway()).started()) {
      for (int i = 0; i < 50; i++) {
        publish(test, "alias/" + i % 5, "" + i);
      }

      for (int i = 0; i < 50; i++) {
        assertThat(broker.published()).contains("alias." + i % 5 + " " + i);
      }
    }
  }

  @Test
  void saysThatATopicIsNotAllowedAndGoesOn() throws Exception {
    broker.denied().add("secret");
    try (TestLink test = new TestLink(broker.port(), certificates.gateway()).started()) {
      assertThat(publish(test, "secret", "x")).isEqualTo(Result.NOT_ALLOWED);
      assertThat(publish(test, "open", "y")).isEqualTo(Result.ACKNOWLEDGED);

      assertThat(test.told)
          .containsExactly("connected", "not allowed secret: not authorized (0x87)");
      assertThat(test.acknowledged).containsExactly("open");
    }
  }

  @Test
  void comesBackAfterTheNetworkWasCut() throws Exception {
    try (TestLink test = new TestLink(broker.port(), certificates.gateway()).started()) {
      broker.cutConnections();
      Eventually.until("it is connected again", () -> test.told.size() == 3);

      assertThat(test.told).containsExactly("connected", "disconnected", "connected");
      assertThat(publish(test, "back", "again")).isEqualTo(Result.ACKNOWLEDGED);
    }
  }

  @Test
  void saysThatTheBrokerRefusesTheClientAndWaitsLongerThanForAnAbsentOne() throws Exception {
    broker.refuseClients(true);
    try (TestLink test = new TestLink(broker.port(), certificates.gateway())) {
      test.link.start();
      Eventually.until("it is refused", () -> test.link.state().phase() == Phase.REFUSED);

      assertThat(test.link.state().reason()).contains("refuses");
      broker.refuseClients(false);
      Eventually.until("it is connected", () -> test.link.state().isConnected());
    }
  }

  @Test
  void saysThatItsCertificateIsForeign() throws Exception {
    TestCertificates strangers = new TestCertificates(directory.resolve("strangers"));
    strangers.file("ca.pem").toFile().delete();
    java.nio.file.Files.copy(certificates.file("ca.pem"), strangers.file("ca.pem"));
    try (TestLink test = new TestLink(broker.port(), strangers.gateway())) {
      test.link.start();
      Eventually.until("it is refused", () -> test.link.state().phase() == Phase.REFUSED);

      assertThat(test.link.state().reason()).contains("certificate");
    }
  }

  @Test
  void saysThatItsCertificateHasExpired() throws Exception {
    certificates.issue("old", "EC", Duration.ofDays(-1));
    try (TestLink test = new TestLink(broker.port(), certificates.identity("old"))) {
      test.link.start();
      Eventually.until("it is refused", () -> test.link.state().phase() == Phase.REFUSED);

      assertThat(test.link.state().reason()).contains("certificate").contains("not valid now");
    }
  }

  @Test
  void refusesABrokerThatAnotherAuthorityVouchesFor() throws Exception {
    TestCertificates strangers = new TestCertificates(directory.resolve("others"));
    try (TestLink test = new TestLink(broker.port(), strangers.gateway())) {
      test.link.start();
      Eventually.until("it refuses", () -> test.link.state().phase() == Phase.REFUSED);

      assertThat(test.link.state().reason()).contains("the broker's certificate cannot be trusted");
    }
  }

  @Test
  void refusesABrokerWhoseCertificateIsForAnotherHost() throws Exception {
    TestCertificates elsewhere =
        new TestCertificates(
            directory.resolve("else"), new GeneralName(GeneralName.dNSName, "else.example"));
    try (TestBroker impostor = new TestBroker(directory.resolve("impostor"), elsewhere);
        TestLink test = new TestLink(impostor.port(), elsewhere.gateway())) {
      test.link.start();
      Eventually.until("it refuses", () -> test.link.state().phase() == Phase.REFUSED);

      assertThat(test.link.state().reason()).contains("the broker's certificate cannot be trusted");
    }
  }

  @Test
  void takesWhatAnOperatorPutsInPlaceOfAnUnusableFile() throws Exception {
    TestCertificates late = certificates;
    Path key = directory.resolve("late-key.pem");
    PemIdentity identity =
        new PemIdentity(
            java.util.Optional.of(late.file("ca.pem")), late.file("gateway-cert.pem"), key);
    try (TestLink test = new TestLink(broker.port(), identity)) {
      test.link.start();
      Eventually.until("it cannot", () -> test.link.state().phase() == Phase.UNUSABLE);
      assertThat(test.link.state().reason()).contains("key.file").contains("does not exist");

      java.nio.file.Files.copy(late.file("gateway-key.pem"), key);
      Eventually.until("it is connected", () -> test.link.state().isConnected());
    }
  }

  @Test
  void givesWayToAnotherClientOfItsNameWithoutAStorm() throws Exception {
    try (TestLink first = new TestLink(broker.port(), certificates.gateway()).started();
        TestLink second = new TestLink(broker.port(), certificates.gateway()).started()) {
      Eventually.until("the first has lost it", () -> first.told.contains("disconnected"));
      Eventually.until("the first has it back", () -> first.told.size() >= 3);
      Eventually.until("the second noticed", () -> second.told.contains("disconnected"));
    }
  }

  @Test
  void staysDisconnectedUntilItIsToldToConnect() throws Exception {
    try (TestLink test = new TestLink(broker.port(), certificates.gateway()).started()) {
      test.link.disconnect();
      Eventually.until("it is disconnected", () -> test.link.state().phase() == Phase.STOPPED);
      assertThat(test.link.publish(TestLink.publication("a", "b"))).isCompletedExceptionally();

      test.link.connect();
      Eventually.until("it is connected", () -> test.link.state().isConnected());
    }
  }

  private static Result publish(TestLink test, String topic, String payload) throws Exception {
    return test.link.publish(TestLink.publication(topic, payload)).get(20, TimeUnit.SECONDS);
  }
}
