package io.marram.emulator.rawmqtt.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.ReversingCrypto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MqttSettingsMappingTest {
  @Test
  void takesKurasDefaults() {
    MqttSettings settings = map(Map.of());

    assertThat(settings.broker()).hasToString("mqtt://broker-url:1883");
    assertThat(settings.accountName()).isEqualTo("account-name");
    assertThat(settings.keepAliveSeconds()).isEqualTo(30);
    assertThat(settings.timeoutSeconds()).isEqualTo(10);
    assertThat(settings.cleanSession()).isTrue();
    assertThat(settings.fileStore()).isFalse();
    assertThat(settings.protocolVersion()).isEqualTo(4);
    assertThat(settings.will())
        .map(LastWill::topic)
        .hasValueSatisfying(
            topic -> assertThat(topic).isEqualTo("$EDC/account-name/00:11:22/MQTT/LWT"));
  }

  @Test
  void takesTheMachinesAddressForAnEmptyClientId() {
    assertThat(map(Map.of("client-id", " ")).clientId()).isEqualTo("00:11:22");
  }

  @Test
  void replacesWhatAClientIdMustNotContain() {
    assertThat(map(Map.of("client-id", "a/b+c#d.e")).clientId()).isEqualTo("a-b-c-d-e");
  }

  @Test
  void asksForAClientIdOnAMachineWithoutAddress() {
    MqttSettingsMapping mapping =
        new MqttSettingsMapping(ReversingCrypto.service(), FakeSystem.of(null, Path.of("data")));

    assertThatThrownBy(
            () ->
                mapping.map(
                    DeclarativeServices.configuration(MqttDataTransportConfig.class, Map.of())))
        .hasMessageContaining("client-id must be set");
  }

  @Test
  void decryptsThePasswordAndNeverShowsIt() {
    MqttSettings settings = map(Map.of("password", "terc3s"));

    assertThat(settings.login().password()).isEqualTo("s3cret");
    assertThat(settings.toString()).doesNotContain("s3cret").doesNotContain("terc3s");
  }

  @Test
  void takesAPasswordThatIsNotEncryptedAsItIs() {
    assertThat(map(Map.of("password", "damaged")).login().password()).isEqualTo("damaged");
  }

  @Test
  void hasNoLastWillWithoutATopic() {
    assertThat(map(Map.of("lwt.topic", "")).will()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "keep-alive,             -1,    keep-alive must be 0..65535",
    "keep-alive,             65536, keep-alive must be 0..65535",
    "timeout,                0,     timeout must be 1..3600",
    "protocol-version,       5,     protocol-version must be 3..4",
    "lwt.qos,                3,     lwt.qos must be 0..2"
  })
  void namesANumberThatIsOutOfRange(String property, int value, String reason) {
    assertThatThrownBy(() -> map(Map.of(property, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(reason + ", was " + value);
  }

  @ParameterizedTest
  @CsvSource({
    "in-flight.persistence, disk,         in-flight.persistence must be file or memory",
    "lwt.topic,             a/#,          lwt.topic must not contain + or #",
    "broker-url,            http://cloud, broker-url must begin with"
  })
  void namesATextThatCannotBeUsed(String property, String value, String reason) {
    assertThatThrownBy(() -> map(Map.of(property, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageContaining(value);
  }

  private static MqttSettings map(Map<String, Object> changed) {
    return new MqttSettingsMapping(
            ReversingCrypto.service(), FakeSystem.of("00:11:22", Path.of("data")))
        .map(DeclarativeServices.configuration(MqttDataTransportConfig.class, changed));
  }
}
