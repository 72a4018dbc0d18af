package io.marram.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {

  @Test
  void readsAnEncryptedAddressWithItsUsualPort() {
    assertThat(BrokerAddress.parse("mqtts://broker.example", false))
        .isEqualTo(new BrokerAddress("broker.example", 8883, true));
  }

  @Test
  void takesABareHostForAnEncryptedAddress() {
    assertThat(BrokerAddress.parse("abc-ats.iot.eu-central-1.amazonaws.com", false))
        .hasToString("mqtts://abc-ats.iot.eu-central-1.amazonaws.com:8883");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mqtt://localhost", "mqtt://127.0.0.1:2883", "mqtt://[::1]", "mqtt://[::1]:2883"})
  void allowsAPlainConnectionToThisMachine(String url) {
    assertThat(BrokerAddress.parse(url, false).encrypted()).isFalse();
  }

  @Test
  void allowsAPlainConnectionToOthersOnlyWithLeave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BrokerAddress.parse("mqtt://broker.example", false))
        .withMessageContaining("allow.plain");
    assertThat(BrokerAddress.parse("mqtt://broker.example", true).port()).isEqualTo(1883);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://broker.example",
        "mqtts://",
        "mqtts://broker.example/path",
        "mqtts://me@broker.example",
        "mqtts://broker.example:0",
        "mqtts://broker.example:70000",
        "mqtts://two words",
        "mqtts://under_score.example"
      })
  void refusesWhatIsNoBroker(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BrokerAddress.parse(url, true))
        .withMessageContaining("broker.url");
  }
}
