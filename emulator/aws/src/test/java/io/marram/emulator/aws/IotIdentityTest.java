package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import io.marram.emulator.aws.store.DurableFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import org.bouncycastle.asn1.x500.X500Name;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class IotIdentityTest {

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
  void refusesACertificateThatHasExpired() throws Exception {
    Path expired = certificate("CN=gw", Instant.now().minusSeconds(60));

    assertThatThrownBy(() -> aws.thing("gw", expired).connect())
        .hasStackTraceContaining("SSLHandshakeException");
  }

  @Test
  void refusesACertificateThatNamesNoThing() throws Exception {
    Path nameless = certificate("O=Marram", Instant.now().plusSeconds(600));

    refuses(aws.thing("gw", nameless), Mqtt5ConnAckReasonCode.NOT_AUTHORIZED);
  }

  @Test
  void refusesAClientIdThatThePolicyDoesNotAllow() {
    refuses(aws.thing("door", "gw"), Mqtt5ConnAckReasonCode.NOT_AUTHORIZED);
  }

  @Test
  void refusesAClientIdOfMoreThan128Bytes() {
    refuses(
        aws.thing("gw", "gw-" + "x".repeat(126)),
        Mqtt5ConnAckReasonCode.CLIENT_IDENTIFIER_NOT_VALID);
  }

  @Test
  void refusesAThingWhosePolicyHasBeenDamaged() throws Exception {
    Path credentials = aws.broker().issueCertificate("damaged");
    Files.writeString(credentials.resolve("policy.json"), "{");

    refuses(aws.thing("damaged", credentials), Mqtt5ConnAckReasonCode.NOT_AUTHORIZED);
  }

  @Test
  void refusesALastWillThatThePolicyDoesNotAllow() {
    assertThatThrownBy(
            () ->
                aws.thing("gw")
                    .connectWith()
                    .willPublish()
                    .topic("gateways/other/state")
                    .payload(new byte[1])
                    .applyWillPublish()
                    .send())
        .isInstanceOfSatisfying(
            Mqtt5ConnAckException.class,
            refusal ->
                assertThat(refusal.getMqttMessage().getReasonCode())
                    .isEqualTo(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED));
  }

  private static void refuses(Mqtt5BlockingClient client, Mqtt5ConnAckReasonCode reason) {
    assertThatThrownBy(client::connect)
        .isInstanceOfSatisfying(
            Mqtt5ConnAckException.class,
            refusal -> assertThat(refusal.getMqttMessage().getReasonCode()).isEqualTo(reason));
  }

  /** Signed by the broker's own authority, in a folder of its own. */
  private static Path certificate(String subject, Instant end) throws Exception {
    KeyPair keys = CertificateSigner.newKeys();
    CertificateSigner authority =
        new CertificateSigner(
            KeyFactory.getInstance("EC")
                .generatePrivate(
                    new PKCS8EncodedKeySpec(
                        PemFile.decode(aws.home().resolve("authority/ca-key.pem")))));
    Path credentials = Files.createTempDirectory(folder, "odd");
    DurableFile.write(
        credentials.resolve("private-key.pem"),
        PemFile.encode("PRIVATE KEY", keys.getPrivate().getEncoded()));
    DurableFile.write(
        credentials.resolve("certificate.pem"),
        PemFile.encode(
            "CERTIFICATE",
            authority.client(new X500Name(subject), keys.getPublic(), end).getEncoded()));
    return credentials;
  }
}
