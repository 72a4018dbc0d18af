package io.marram.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.cli.GatewayEvent.Kind;
import org.junit.jupiter.api.Test;

class GatewayEventTest {

  @Test
  void readsTheEventsOfAGateway() {
    assertThat(GatewayEvent.parse("{\"event\":\"progress\",\"text\":\"installing\"}"))
        .contains(new GatewayEvent(Kind.PROGRESS, "installing"));
    assertThat(GatewayEvent.parse("{\"event\":\"ready\",\"thing\":\"gw-1\",\"bundles\":24}"))
        .contains(new GatewayEvent(Kind.READY, ""));
    assertThat(GatewayEvent.parse("{\"event\":\"failed\",\"text\":\"no platform\"}"))
        .contains(new GatewayEvent(Kind.FAILED, "no platform"));
  }

  @Test
  void ignoresEverythingElse() {
    assertThat(GatewayEvent.parse("{\"event\":\"stopped\"}")).isEmpty();
    assertThat(GatewayEvent.parse("Picked up JAVA_TOOL_OPTIONS")).isEmpty();
    assertThat(GatewayEvent.parse("[]")).isEmpty();
    assertThat(GatewayEvent.parse("{\"event\":7}")).isEmpty();
  }
}
