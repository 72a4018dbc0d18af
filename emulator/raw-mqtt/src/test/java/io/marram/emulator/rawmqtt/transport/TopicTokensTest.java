package io.marram.emulator.rawmqtt.transport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTokensTest {
  @ParameterizedTest
  @CsvSource({
    "$EDC/#account-name/#client-id/LWT, $EDC/acme/gate$1/LWT",
    "#client-id/#client-id,             gate$1/gate$1",
    "plain/topic,                       plain/topic",
    "a/#,                               a/#",
    "#,                                 #",
    "#unknown/x,                        #unknown/x",
    "#client-id-2,                      #client-id-2"
  })
  void replacesWhatItKnows(String topic, String replaced) {
    assertThat(new TopicTokens("acme", "gate$1").replace(topic)).isEqualTo(replaced);
  }
}
