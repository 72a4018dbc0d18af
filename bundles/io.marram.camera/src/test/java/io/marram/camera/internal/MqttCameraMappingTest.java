package io.marram.camera.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.camera.Confirmation;
import io.marram.camera.MqttCameraSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.junit.jupiter.api.Test;

class MqttCameraMappingTest {

  @Test
  void hasDefaultsThatOnlyLackABrokerAndAName() {
    MqttCameraSettings settings =
        map(Map.of("broker.url", "mqtts://broker.example", "client.id", "gateway"), Map.of());

    assertThat(settings.broker()).hasToString("mqtts://broker.example:8883");
    assertThat(settings.identity().clientId()).isEqualTo("gateway");
    assertThat(settings.identity().authorities()).isEmpty();
    assertThat(settings.identity().certificate()).isEmpty();
    assertThat(settings.identity().userName()).isEmpty();
    assertThat(settings.identity().password()).isEmpty();
    assertThat(settings.topics()).containsExactly("clients/+");
    assertThat(settings.sessionExpiry()).isEqualTo(Duration.ofDays(1));
    assertThat(settings.framesInFlight()).isEqualTo(8);
    assertThat(settings.largestPayloadBytes()).isEqualTo(131_072);
    assertThat(settings.confirmation()).isEqualTo(Confirmation.RESULT);
  }

  @Test
  void mapsEveryProperty() {
    MqttCameraSettings settings =
        map(
            Map.ofEntries(
                Map.entry("broker.url", " mqtt://broker.example:2000 "),
                Map.entry("allow.plain", true),
                Map.entry("client.id", "gateway"),
                Map.entry("topics", "a/+ , b/#,"),
                Map.entry("ca.file", "/ca.pem"),
                Map.entry("certificate.file", "/cert.pem"),
                Map.entry("key.file", "/key.pem"),
                Map.entry("user.name", "me"),
                Map.entry("password", "terces"),
                Map.entry("session.expiry.seconds", 60L),
                Map.entry("frames.in.flight", 3),
                Map.entry("largest.payload.bytes", 2048),
                Map.entry("confirm", "emission")),
            Map.of());

    assertThat(settings.broker()).hasToString("mqtt://broker.example:2000");
    assertThat(settings.topics()).containsExactly("a/+", "b/#");
    assertThat(settings.identity().authorities()).contains(Path.of("/ca.pem"));
    assertThat(settings.identity().certificate()).contains(Path.of("/cert.pem"));
    assertThat(settings.identity().privateKey()).contains(Path.of("/key.pem"));
    assertThat(settings.identity().userName()).contains("me");
    assertThat(settings.identity().password()).contains("secret");
    assertThat(settings.sessionExpiry()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.framesInFlight()).isEqualTo(3);
    assertThat(settings.largestPayloadBytes()).isEqualTo(2048);
    assertThat(settings.confirmation()).isEqualTo(Confirmation.EMISSION);
  }

  @Test
  void takesWhatIsEmptyFromTheEnvironment() {
    MqttCameraSettings settings =
        map(
            Map.of("topics", ""),
            Map.of(
                "IOT_ENDPOINT", "abc-ats.iot.eu-central-1.amazonaws.com",
                "IOT_THING_NAME", "gateway",
                "IOT_TOPIC", "clients/door",
                "IOT_CERT_PATH", "/cert.pem",
                "IOT_KEY_PATH", "/key.pem",
                "IOT_CA_PATH", "/ca.pem"));

    assertThat(settings.broker())
        .hasToString("mqtts://abc-ats.iot.eu-central-1.amazonaws.com:8883");
    assertThat(settings.identity().clientId()).isEqualTo("gateway");
    assertThat(settings.topics()).containsExactly("clients/door");
    assertThat(settings.identity().certificate()).contains(Path.of("/cert.pem"));
    assertThat(settings.identity().privateKey()).contains(Path.of("/key.pem"));
    assertThat(settings.identity().authorities()).contains(Path.of("/ca.pem"));
  }

  @Test
  void prefersThePropertiesToTheEnvironment() {
    MqttCameraSettings settings =
        map(
            Map.of("broker.url", "mqtts://mine.example", "client.id", "mine"),
            Map.of("IOT_ENDPOINT", "other.example", "IOT_THING_NAME", "other"));

    assertThat(settings.broker().host()).isEqualTo("mine.example");
    assertThat(settings.identity().clientId()).isEqualTo("mine");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map(Map.of(), Map.of()))
        .withMessage("broker.url is empty, and so is the environment variable IOT_ENDPOINT");
  }

  @Test
  void refusesAConfirmationItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                map(
                    Map.of("broker.url", "b.example", "client.id", "g", "confirm", "never"),
                    Map.of()))
        .withMessageContaining("never");
  }

  private static MqttCameraSettings map(
      Map<String, Object> properties, Map<String, String> environment) {
    return new MqttCameraMapping(
            environment::get, text -> new StringBuilder(text).reverse().toString())
        .map(DeclarativeServices.configuration(MqttCameraConfig.class, properties));
  }
}
