package io.marram.awsiot.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.awsiot.internal.mqtt.LastWill;
import io.marram.awsiot.internal.mqtt.PemIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.testing.DeclarativeServices;
import org.junit.jupiter.api.Test;

class EndpointMappingTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "IOT_ENDPOINT", "abc-ats.iot.eu-central-1.amazonaws.com",
          "IOT_THING_NAME", "gateway",
          "IOT_CERT_PATH", "/cert.pem",
          "IOT_KEY_PATH", "/key.pem",
          "IOT_CA_PATH", "/ca.pem");

  @Test
  void takesWhatIsEmptyFromTheEnvironment() {
    EndpointSettings settings = map(Map.of(), ENVIRONMENT);

    assertThat(settings.thing()).isEqualTo("gateway");
    assertThat(settings.publishesPerSecond()).isEqualTo(100);
    assertThat(settings.outboxMegabytes()).isEqualTo(512);
    assertThat(settings.connection().host()).isEqualTo("abc-ats.iot.eu-central-1.amazonaws.com");
    assertThat(settings.connection().port()).isEqualTo(8883);
    assertThat(settings.connection().clientId()).isEqualTo("gateway");
    assertThat(settings.connection().keepAlive()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.connection().sessionExpiry()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.connection().will()).isEmpty();
    assertThat(settings.identity())
        .isEqualTo(
            new PemIdentity(
                Optional.of(Path.of("/ca.pem")), Path.of("/cert.pem"), Path.of("/key.pem")));
  }

  @Test
  void mapsEveryProperty() {
    EndpointSettings settings =
        map(
            Map.ofEntries(
                Map.entry("endpoint", " broker.example:2000 "),
                Map.entry("thing", "mine"),
                Map.entry("client.id", "mine-sensors"),
                Map.entry("ca.file", "/my-ca.pem"),
                Map.entry("certificate.file", "/my-cert.pem"),
                Map.entry("key.file", "/my-key.pem"),
                Map.entry("publishes.per.second", 50),
                Map.entry("outbox.megabytes", 64),
                Map.entry("keep.alive.seconds", 60),
                Map.entry("session.expiry.seconds", 0),
                Map.entry("will.topic", "gateways/$thing/state"),
                Map.entry("will.payload", "$thing is gone"),
                Map.entry("will.qos", 0),
                Map.entry("will.retain", true)),
            ENVIRONMENT);

    assertThat(settings.thing()).isEqualTo("mine");
    assertThat(settings.publishesPerSecond()).isEqualTo(50);
    assertThat(settings.outboxMegabytes()).isEqualTo(64);
    assertThat(settings.connection().host()).isEqualTo("broker.example");
    assertThat(settings.connection().port()).isEqualTo(2000);
    assertThat(settings.connection().clientId()).isEqualTo("mine-sensors");
    assertThat(settings.connection().keepAlive()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.connection().sessionExpiry()).isZero();
    assertThat(settings.connection().will())
        .contains(new LastWill("gateways/mine/state", "mine is gone", 0, true));
    assertThat(settings.identity())
        .isEqualTo(
            new PemIdentity(
                Optional.of(Path.of("/my-ca.pem")),
                Path.of("/my-cert.pem"),
                Path.of("/my-key.pem")));
  }

  @Test
  void takesAKeystoreInPlaceOfFiles() {
    EndpointSettings settings =
        map(Map.of("keystore.service", "SSLKeystore", "keystore.alias", "iot"), ENVIRONMENT);

    assertThat(settings.identity())
        .isInstanceOfSatisfying(
            KeystoreIdentity.class,
            identity -> {
              assertThat(identity.pid()).isEqualTo("SSLKeystore");
              assertThat(identity.alias()).isEqualTo("iot");
            });
  }

  @Test
  void saysWhatIsWrong() {
    assertComplaint(Map.of(), "endpoint is empty");
    assertComplaint(
        Map.of("thing", "t", "endpoint", "mqtts://broker"), "endpoint", "mqtts://broker");
    assertComplaint(Map.of("thing", "t", "endpoint", "broker:x"), "endpoint", "broker:x");
    assertComplaint(Map.of("thing", "t", "endpoint", "broker:99999"), "endpoint: port", "99999");
    assertComplaint(Map.of("endpoint", "broker"), "thing is empty");
    assertComplaint(
        Map.of("endpoint", "b", "thing", "a b", "keystore.service", "Keys"), "thing", "a b");
    assertComplaint(Map.of("endpoint", "broker", "thing", "t"), "certificate.file is empty");
    assertComplaint(
        Map.of("endpoint", "b", "thing", "t", "will.topic", "a/#"), "will.topic", "a/#");
    assertComplaint(
        Map.of("endpoint", "b", "thing", "t", "keystore.service", "K", "outbox.megabytes", 1),
        "outbox.megabytes");
    assertComplaint(
        Map.of("endpoint", "b", "thing", "t", "keep.alive.seconds", 1), "keep.alive.seconds");
  }

  private static void assertComplaint(Map<String, Object> properties, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map(properties, Map.of()))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  private static EndpointSettings map(
      Map<String, Object> properties, Map<String, String> environment) {
    return new EndpointMapping(environment::get, new Keystores())
        .map(DeclarativeServices.configuration(AwsIotEndpointConfig.class, properties));
  }
}
