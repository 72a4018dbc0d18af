package io.marram.camera.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.camera.BrokerIdentity;
import io.marram.camera.Pictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.assertj.core.api.Assertions;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.testing.ReversingCrypto;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Certificates and keys from PEM files, against a broker that asks for them. */
@Timeout(120)
class TlsTest {

  @TempDir static Path directory;

  private static TestCertificates certificates;
  private static TestCertificates strangers;
  private static TestBroker broker;

  @BeforeAll
  static void startBroker() throws Exception {
    certificates = new TestCertificates(directory.resolve("ours"), "127.0.0.1");
    strangers = new TestCertificates(directory.resolve("strangers"), "127.0.0.1");
    broker = TestBroker.mutualTls(directory.resolve("broker"), certificates);
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.stop();
  }

  @Test
  void aCameraReceivesPicturesFromABrokerThatAsksForACertificate() throws Exception {
    RecordedWires wires = new RecordedWires();
    MqttCamera camera = new MqttCamera(wires, ReversingCrypto.service(), variable -> null);
    camera.activate(DeclarativeServices.context("camera"), config());
    Eventually.until("the camera is subscribed", () -> broker.hasSubscriber("gateway"));

    MqttClient client =
        new MqttClient("ssl://127.0.0.1:" + broker.port(), "door", new MemoryPersistence());
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setSocketFactory(TlsSockets.of(identity(certificates, "rsa", "rsa-key.pem")));
    client.connect(options);
    client.publish("clients/door", frame(), 1, false);

    Eventually.until("the frame is emitted", () -> wires.records().size() == 1);
    client.disconnectForcibly(0, 50);
    client.close();
    camera.deactivate();
  }

  private static byte[] frame() {
    return io.marram.contract.FrameMessage.of("r-1", "", Pictures.jpeg(8, 8))
        .toJson()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static MqttCameraConfig config() {
    return DeclarativeServices.configuration(
        MqttCameraConfig.class,
        Map.of(
            "broker.url",
            "mqtts://127.0.0.1:" + broker.port(),
            "client.id",
            "gateway",
            "confirm",
            "emission",
            "ca.file",
            certificates.file("ca.pem").toString(),
            "certificate.file",
            certificates.file("ec-cert.pem").toString(),
            "key.file",
            certificates.file("ec-key.pem").toString()));
  }

  @ParameterizedTest
  @CsvSource({"ec,ec-key.pem", "rsa,rsa-key.pem", "rsa,rsa-key-traditional.pem"})
  void usesKeysInTheFormsThatPeopleHave(String kind, String keyFile) throws Exception {
    try (SSLSocket socket = connect(identity(certificates, kind, keyFile))) {
      socket.startHandshake();

      assertThat(socket.getSession().getLocalCertificates()).isNotEmpty();
    }
  }

  @Test
  void refusesABrokerThatAnotherAuthorityVouchesFor() {
    Assertions.assertThatExceptionOfType(SSLHandshakeException.class)
        .isThrownBy(() -> connect(identity(strangers, "ec", "ec-key.pem")).startHandshake());
  }

  @Test
  void refusesABrokerWhoseCertificateIsForAnotherAddress() throws Exception {
    TestCertificates elsewhere = new TestCertificates(directory.resolve("else"), "192.0.2.1");
    TestBroker impostor = TestBroker.mutualTls(directory.resolve("impostor"), elsewhere);
    MqttClient client =
        new MqttClient("ssl://127.0.0.1:" + impostor.port(), "door", new MemoryPersistence());
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setSocketFactory(TlsSockets.of(identity(elsewhere, "ec", "ec-key.pem")));

    Assertions.assertThatExceptionOfType(MqttException.class)
        .isThrownBy(() -> client.connect(options))
        .withRootCauseInstanceOf(java.security.cert.CertificateException.class);
    impostor.stop();
  }

  @Test
  void saysWhatIsWrongWithAFile() throws Exception {
    Path empty = Files.createFile(directory.resolve("empty.pem"));
    Path damaged = certificates.writePem("damaged.pem", "PRIVATE KEY", new byte[] {1, 2, 3});

    assertComplaint(identity("no-such.pem", "ec-key.pem"), "certificate.file", "does not exist");
    assertComplaint(identity("ec-cert.pem", "no-such.pem"), "key.file", "does not exist");
    assertComplaint(identity("ec-key.pem", "ec-key.pem"), "certificate.file", "certificate");
    assertComplaint(identity("ec-cert.pem", "ec-cert.pem"), "key.file", "no PEM private key");
    assertComplaint(identity("ec-cert.pem", damaged.toString()), "key.file", "neither RSA nor EC");
    assertComplaint(identity(empty.toString(), "ec-key.pem"), "certificate.file", "certificate");
    assertComplaint(identity("ec-cert.pem", "ec-key-traditional.pem"), "key.file", "openssl pkcs8");
    assertComplaint(
        identity("ec-cert.pem", "rsa-key.pem"), "private key", "not that of the certificate");
  }

  private static void assertComplaint(BrokerIdentity identity, String setting, String what) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TlsSockets.of(identity))
        .withMessageContaining(setting)
        .withMessageContaining(what);
  }

  private static SSLSocket connect(BrokerIdentity identity) throws IOException {
    return (SSLSocket) TlsSockets.of(identity).createSocket("127.0.0.1", broker.port());
  }

  private static BrokerIdentity identity(String certificateFile, String keyFile) {
    return new BrokerIdentity(
        "gateway",
        Optional.empty(),
        Optional.of(certificates.file(certificateFile)),
        Optional.of(certificates.file(keyFile)),
        Optional.empty(),
        Optional.empty());
  }

  private static BrokerIdentity identity(TestCertificates issuer, String kind, String keyFile) {
    return new BrokerIdentity(
        "gateway",
        Optional.of(issuer.file("ca.pem")),
        Optional.of(issuer.file(kind + "-cert.pem")),
        Optional.of(issuer.file(keyFile)),
        Optional.empty(),
        Optional.empty());
  }
}
