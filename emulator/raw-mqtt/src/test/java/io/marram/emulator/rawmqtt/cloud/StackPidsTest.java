package io.marram.emulator.rawmqtt.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackPidsTest {
  private static final String KURA = "org.eclipse.kura.cloudconnection.raw.mqtt.";

  @Test
  void areKuras() {
    assertThat(StackPids.of(KURA + "CloudEndpoint").all())
        .containsExactly(KURA + "CloudEndpoint", KURA + "DataService", KURA + "MqttDataTransport");
  }

  @Test
  void shareTheEndpointsSuffix() {
    assertThat(StackPids.of(KURA + "CloudEndpoint-b2").all())
        .containsExactly(
            KURA + "CloudEndpoint-b2", KURA + "DataService-b2", KURA + "MqttDataTransport-b2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "endpoint",
        KURA + "CloudEndpoint-",
        KURA + "CloudEndpoint-a-b",
        KURA + "CloudEndpoint-a.b",
        KURA + "DataService"
      })
  void areNotMadeForAnyOtherPid(String pid) {
    assertThat(StackPids.isEndpoint(pid)).isFalse();
    assertThatThrownBy(() -> StackPids.of(pid))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the pid must be");
  }
}
