package io.marram.emulator.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.cli.output.CommandFailure;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that speak like a gateway. */
class GatewayProcessTest {

  private static final int PATIENCE_SECONDS = 30;

  @TempDir private Path folder;
  private final List<GatewayEvent> events = new CopyOnWriteArrayList<>();

  @Test
  void passesOnWhatTheGatewaySaysAndKeepsThePasswordOutOfTheLog() throws Exception {
    try (GatewayProcess gateway =
        start(
            "echo 'noise' >&2",
            "echo '{\"event\":\"progress\",\"text\":\"starting\"}'",
            "echo '{\"event\":\"password\",\"user\":\"admin\",\"password\":\"brave-otter\"}'",
            "echo '{\"event\":\"ready\",\"console\":\"http://127.0.0.1:18080/\"}'",
            "read line")) {
      assertThat(gateway.ready().get(PATIENCE_SECONDS, TimeUnit.SECONDS).console())
          .contains(URI.create("http://127.0.0.1:18080/"));

      assertThat(events)
          .contains(
              new GatewayEvent.Progress("starting"),
              new GatewayEvent.Password(new ConsoleLogin("admin", "brave-otter")));
    }
    assertThat(folder.resolve("gateway.log")).content().contains("noise").doesNotContain("otter");
  }

  @Test
  void worksWithAGatewayThatHasNoConsole() throws Exception {
    try (GatewayProcess gateway = start("echo '{\"event\":\"ready\"}'", "read line")) {
      assertThat(gateway.ready().get(PATIENCE_SECONDS, TimeUnit.SECONDS).console()).isEmpty();
    }
  }

  @Test
  void givesTheReasonWhenTheGatewayDoesNotComeUp() {
    try (GatewayProcess gateway =
        start("echo '{\"event\":\"failed\",\"text\":\"the port is taken\"}'")) {
      assertThatThrownBy(() -> gateway.ready().get(PATIENCE_SECONDS, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(CommandFailure.class)
          .hasMessageContainingAll("before it was ready: the port is taken", "gateway.log");
    }
  }

  private GatewayProcess start(String... script) {
    return GatewayProcess.start(
        List.of("sh", "-c", String.join("\n", script)), folder.resolve("gateway.log"), events::add);
  }
}
