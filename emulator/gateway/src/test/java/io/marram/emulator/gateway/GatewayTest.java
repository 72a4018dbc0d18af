package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {
  private static final String SOURCE = "io.marram.emulator.gateway.fixture.Source";
  private static final String SINK = "io.marram.emulator.gateway.fixture.Sink";
  private static final int SIGTERM_EXIT = 143;

  @TempDir private Path directory;

  @Test
  void saysWhenItIsReadyAndStopsWhenItsParentLeaves() throws Exception {
    try (GatewayProcess gateway = start(graph())) {
      JsonObject ready = gateway.awaitEvent("ready");
      assertThat(ready.getString("thing", "")).isEqualTo("gate");
      assertThat(ready.getInt("bundles", 0)).isGreaterThan(15);

      gateway.closeInput();

      assertThat(gateway.awaitExit()).isZero();
      assertThat(gateway.remainingOutput()).isEqualTo("{\"event\":\"stopped\"}\n");
    }
  }

  @Test
  void tellsThePasswordOfItsConsoleOnceAndWhereTheConsoleIs() throws Exception {
    try (GatewayProcess gateway = start(graph())) {
      String console = gateway.awaitEvent("console").getString("address", "");
      assertThat(console).startsWith("http://127.0.0.1:");
      assertThat(gateway.awaitEvent("password").getString("password", "")).hasSizeGreaterThan(15);
      assertThat(gateway.awaitEvent("ready").getString("console", "")).isEqualTo(console);
    }
    try (GatewayProcess gateway = start(graph())) {
      Optional<JsonObject> event = gateway.nextEvent();
      while (!event.orElseThrow().getString("event", "").equals("ready")) {
        assertThat(event.orElseThrow().getString("event", "")).isIn("progress", "console");
        event = gateway.nextEvent();
      }
    }
  }

  @Test
  void stopsCleanlyOnSigterm() throws Exception {
    try (GatewayProcess gateway = start(graph())) {
      gateway.awaitEvent("ready");

      gateway.terminate();

      assertThat(gateway.awaitExit()).isEqualTo(SIGTERM_EXIT);
      assertThat(gateway.remainingOutput()).isEqualTo("{\"event\":\"stopped\"}\n");
    }
  }

  @Test
  void stopsAnotherGatewayByItsHome() throws Exception {
    try (GatewayProcess gateway = start(graph())) {
      gateway.awaitEvent("ready");

      try (GatewayProcess stopper =
          GatewayProcess.start(log("stopper"), "--home", home(), "--stop")) {
        assertThat(stopper.awaitExit()).isZero();
      }

      assertThat(gateway.awaitExit()).isEqualTo(SIGTERM_EXIT);
    }
  }

  @Test
  void stopsNobodyElseWhenItsGatewayWasKilled() throws Exception {
    Path pidFile = Files.createDirectories(Path.of(home())).resolve("gateway.pid");
    Files.writeString(pidFile, Long.toString(ProcessHandle.current().pid()));

    try (GatewayProcess stopper =
        GatewayProcess.start(log("stopper"), "--home", home(), "--stop")) {
      assertThat(stopper.awaitExit()).isZero();
    }
  }

  @Test
  void startsAgainAfterItWasKilled() throws Exception {
    for (int kill = 0; kill < 3; kill++) {
      try (GatewayProcess gateway = start(graph())) {
        gateway.awaitEvent("ready");
        gateway.kill();
        gateway.awaitExit();
      }
    }
    try (GatewayProcess gateway = start(graph())) {
      gateway.awaitEvent("ready");
    }
  }

  @Test
  void startsAgainAfterItWasKilledWhileItInstalled() throws Exception {
    try (GatewayProcess gateway = start(graph())) {
      while (!gateway.nextEvent().orElseThrow().getString("text", "").startsWith("installing")) {
        // Waits for the first installation.
      }
      gateway.kill();
      gateway.awaitExit();
    }
    try (GatewayProcess gateway = start(graph())) {
      gateway.awaitEvent("ready");
    }
  }

  @Test
  void installsItsPackagesWhileItsGraphIsNotWrittenYet() throws Exception {
    Path graph = directory.resolve("late.json");
    try (GatewayProcess gateway = start(graph, "--await-graph", "60")) {
      while (!gateway.nextEvent().orElseThrow().getString("text", "").startsWith("waiting")) {
        // Waits until the packages are installed.
      }

      Files.move(graph(), graph);

      gateway.awaitEvent("ready");
    }
  }

  @Test
  void saysWhichGraphNeverCame() throws Exception {
    Path graph = directory.resolve("late.json");
    try (GatewayProcess gateway = start(graph, "--await-graph", "1")) {
      assertThat(gateway.awaitEvent("failed").getString("text", "")).contains("late.json");
      assertThat(gateway.awaitExit()).isEqualTo(1);
    }
  }

  @Test
  void saysWhyItCannotStart() throws Exception {
    try (GatewayProcess gateway =
        GatewayProcess.start(
            log("gateway"),
            "--home",
            home(),
            "--package",
            directory.resolve("none.dp").toString())) {
      assertThat(gateway.awaitEvent("failed").getString("text", "")).contains("none.dp");
      assertThat(gateway.awaitExit()).isEqualTo(1);
    }
  }

  @Test
  void refusesUnknownArguments() throws Exception {
    try (GatewayProcess gateway =
        GatewayProcess.start(log("gateway"), "--home", home(), "--nonsense")) {
      assertThat(gateway.awaitExit()).isEqualTo(2);
      assertThat(log("gateway")).content().contains("'--nonsense'").contains("--thing");
    }
  }

  @Test
  void explainsEveryOption() throws Exception {
    try (GatewayProcess gateway = GatewayProcess.start(log("gateway"), "--help")) {
      assertThat(gateway.remainingOutput())
          .contains(
              "--home",
              "--thing",
              "--package",
              "--graph",
              "--await-graph",
              "--http-port",
              "--http-address",
              "--trial-seconds",
              "--ignore-stdin",
              "--stop");
      assertThat(gateway.awaitExit()).isZero();
    }
  }

  private GatewayProcess start(Path graph, String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--home",
                home(),
                "--thing",
                "gate",
                "--package",
                TestPackage.write(directory, "1.0.0").toString(),
                "--graph",
                graph.toString()));
    arguments.addAll(List.of(more));
    return GatewayProcess.start(log("gateway"), arguments.toArray(String[]::new));
  }

  private Path graph() throws IOException {
    String snapshot =
        new Snapshots()
            .component("source", SOURCE, 0, 1)
            .component("sink", SINK, 1, 0)
            .wire("source", "sink")
            .json();
    return Files.writeString(directory.resolve("graph.json"), snapshot);
  }

  private String home() {
    return directory.resolve("home").toString();
  }

  private Path log(String name) {
    return directory.resolve(name + ".log");
  }
}
