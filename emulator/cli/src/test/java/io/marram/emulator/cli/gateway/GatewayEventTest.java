package io.marram.emulator.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayEventTest {

  @Test
  void readsTheEventsOfAGateway() {
    assertThat(GatewayEvent.parse("{\"event\":\"progress\",\"text\":\"installing\"}"))
        .contains(new GatewayEvent.Progress("installing"));
    assertThat(GatewayEvent.parse("{\"event\":\"failed\",\"text\":\"no platform\"}"))
        .contains(new GatewayEvent.Failed("no platform"));
    assertThat(
            GatewayEvent.parse("{\"event\":\"console\",\"address\":\"http://127.0.0.1:18080/\"}"))
        .contains(new GatewayEvent.Console(URI.create("http://127.0.0.1:18080/")));
    assertThat(
            GatewayEvent.parse(
                "{\"event\":\"password\",\"user\":\"admin\",\"password\":\"brave-otter\"}"))
        .contains(new GatewayEvent.Password(new ConsoleLogin("admin", "brave-otter")));
  }

  @Test
  void findsTheConsoleOfAGatewayThatHasOne() {
    assertThat(
            GatewayEvent.parse(
                "{\"event\":\"ready\",\"bundles\":24,\"console\":\"http://127.0.0.1:18080/\"}"))
        .contains(
            new GatewayEvent.Ready(
                Optional.of(URI.create("http://127.0.0.1:18080/")), false, Optional.empty()));
    assertThat(GatewayEvent.parse("{\"event\":\"ready\",\"thing\":\"gw-1\",\"bundles\":24}"))
        .contains(new GatewayEvent.Ready(Optional.empty(), false, Optional.empty()));
  }

  @Test
  void learnsThatWiresWereKeptAndDoNotWork() {
    assertThat(
            GatewayEvent.parse(
                "{\"event\":\"ready\",\"kept_wires\":true,\"problem\":\"a wire is missing\"}"))
        .contains(new GatewayEvent.Ready(Optional.empty(), true, Optional.of("a wire is missing")));
  }

  @Test
  void ignoresEverythingElse() {
    assertThat(GatewayEvent.parse("{\"event\":\"stopped\"}")).isEmpty();
    assertThat(GatewayEvent.parse("Picked up JAVA_TOOL_OPTIONS")).isEmpty();
    assertThat(GatewayEvent.parse("[]")).isEmpty();
    assertThat(GatewayEvent.parse("{\"event\":\"console\"}")).isEmpty();
    assertThat(GatewayEvent.parse("{\"event\":7}")).isEmpty();
    assertThat(GatewayEvent.parse("{\"event\":\"ready\",\"console\":\"not a URI\"}")).isEmpty();
  }

  @Test
  void doesNotLetAPasswordSlipIntoALog() {
    assertThat(new GatewayEvent.Password(new ConsoleLogin("admin", "brave-otter")).toString())
        .doesNotContain("brave-otter");
  }
}
