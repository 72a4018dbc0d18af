package io.marram.emulator.rawmqtt.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerUrlTest {
  @ParameterizedTest
  @CsvSource({
    "mqtt://broker-url:1883/,     tcp://broker-url:1883,        false",
    "' mqtt://10.0.0.1 ',         tcp://10.0.0.1:1883,          false",
    "MQTTS://broker.example,      ssl://broker.example:8883,    true",
    "ws://broker/mqtt,            ws://broker:80/mqtt,          false",
    "wss://broker:444/a/b,        wss://broker:444/a/b,         true",
    "mqtt://[::1]:1884,           tcp://[::1]:1884,             false"
  })
  void readsWhatKuraReads(String text, String forClient, boolean encrypted) {
    BrokerUrl url = BrokerUrl.parse(text);

    assertThat(url.forClient()).isEqualTo(forClient);
    assertThat(url.encrypted()).isEqualTo(encrypted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                  | must begin with mqtt://, mqtts://, ws://, wss://",
        "broker:1883         | must begin with",
        "tcp://broker:1883   | must begin with",
        "http://broker       | must begin with",
        "mqtt://             | is not a URL",
        "mqtt://a b          | is not a URL",
        "mqtt:broker         | must be mqtt://host[:port]",
        "mqtt://broker:0     | port must be 1..65535",
        "mqtt://broker:70000 | port must be 1..65535",
        "mqtt://broker/path  | must not have a path"
      })
  void refusesWhatIsNoBrokersUrl(String text, String reason) {
    assertThatThrownBy(() -> BrokerUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("broker-url")
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAPasswordInTheUrlWithoutRepeatingIt() {
    assertThatThrownBy(() -> BrokerUrl.parse("mqtt://me:s3cret@broker"))
        .hasMessageContaining("must not contain a user name or password")
        .hasMessageNotContaining("s3cret");
  }
}
