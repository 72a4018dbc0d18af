package io.marram.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MqttCameraSettingsTest {

  @ParameterizedTest
  @ValueSource(strings = {"clients/+", "#", "clients/#", "clients/door", "$share/group/clients/+"})
  void acceptsTopicFilters(String filter) {
    assertThat(settings(List.of(filter), 86_400, 8, 131_072).topics()).containsExactly(filter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clients/door+", "clients/#/door", "a#"})
  void refusesWhatIsNoTopicFilter(String filter) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(List.of(filter), 86_400, 8, 131_072))
        .withMessageContaining("topics")
        .withMessageContaining(filter);
  }

  @Test
  void refusesNoTopicAtAll() {
    assertThatIllegalArgumentException().isThrownBy(() -> settings(List.of(), 86_400, 8, 131_072));
  }

  @Test
  void refusesNumbersOutOfRangeAndSaysWhichAndWhy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(List.of("a"), 0, 8, 131_072))
        .withMessage("session.expiry.seconds must be 1..4294967295, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(List.of("a"), 1, 0, 131_072))
        .withMessage("frames.in.flight must be 1..1000, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(List.of("a"), 1, 8, 10))
        .withMessage("largest.payload.bytes must be 1024..16777216, was 10");
  }

  @Test
  void refusesACertificateWithoutKey() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new BrokerIdentity(
                    "gateway",
                    Optional.empty(),
                    Optional.of(Path.of("cert.pem")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
        .withMessageContaining("only certificate.file is set");
  }

  @Test
  void refusesAPasswordWithoutUserName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> identity("gateway", Optional.empty(), Optional.of("secret")))
        .withMessageContaining("user.name")
        .withMessageNotContaining("secret");
  }

  @Test
  void refusesAClientIdThatBrokersRefuse() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> identity(" ", Optional.empty(), Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> identity("x".repeat(129), Optional.empty(), Optional.empty()));
  }

  @Test
  void doesNotSayThePassword() {
    assertThat(identity("gateway", Optional.of("me"), Optional.of("secret")).toString())
        .doesNotContain("secret");
  }

  private static BrokerIdentity identity(
      String clientId, Optional<String> userName, Optional<String> password) {
    return new BrokerIdentity(
        clientId, Optional.empty(), Optional.empty(), Optional.empty(), userName, password);
  }

  private static MqttCameraSettings settings(
      List<String> topics, long expirySeconds, int framesInFlight, int largestPayloadBytes) {
    return new MqttCameraSettings(
        new BrokerAddress("localhost", 1883, false),
        identity("gateway", Optional.empty(), Optional.empty()),
        topics,
        Duration.ofSeconds(expirySeconds),
        framesInFlight,
        largestPayloadBytes,
        Confirmation.RESULT);
  }
}
