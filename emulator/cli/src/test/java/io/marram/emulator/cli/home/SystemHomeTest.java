package io.marram.emulator.cli.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.cli.TestSystem;
import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemHomeTest {

  @TempDir private Path folder;
  private SystemHome home;

  @BeforeEach
  void makeHome() {
    home = new SystemHome(folder.resolve("home"));
  }

  @Test
  void findsTheSystemThatWasAnnounced() {
    SystemState state = TestSystem.state(ProcessHandle.current());
    try (HomeLease lease = home.take()) {
      lease.announce(state);

      assertThat(home.running()).contains(state);
      assertThat(home.requireRunning()).isEqualTo(state);
    }
    assertThat(home.running()).isEmpty();
  }

  @Test
  void saysWhatToDoWithoutASystem() {
    assertThatThrownBy(home::requireRunning)
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("./marram up");
  }

  @Test
  void forgetsASystemThatDiedWithoutSayingSo() throws Exception {
    Process process = new ProcessBuilder("sleep", "100").start();
    SystemState state = TestSystem.state(process.toHandle());
    try (HomeLease lease = home.take()) {
      lease.announce(state);
      assertThat(home.running()).contains(state);

      process.destroyForcibly().waitFor();

      assertThat(home.running()).isEmpty();
    }
  }

  @Test
  void isNotFooledByAProcessIdThatWasUsedAgain() {
    SystemState own = TestSystem.state(ProcessHandle.current());
    SystemState earlier =
        new SystemState(
            own.pid(),
            own.startedAt() - 1000,
            own.thing(),
            own.mqtt(),
            own.mqttTls(),
            own.certificates(),
            own.sqs(),
            own.requestQueueUrl(),
            own.responseQueueUrl(),
            own.readingsQueueUrl(),
            own.dynamoDb(),
            own.lambda(),
            own.peopleFunction(),
            own.console());
    try (HomeLease lease = home.take()) {
      lease.announce(earlier);

      assertThat(home.running()).isEmpty();
    }
  }

  @Test
  void isTakenByOneSystemAtATimeAndNamesIt() {
    try (HomeLease lease = home.take()) {
      assertThat(lease.home().holder()).contains(ProcessHandle.current());
      assertThatThrownBy(home::take)
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("already running")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("./marram down");
    }
    home.take().close();
  }

  @Test
  void saysThatTheStateCannotBeRead() throws IOException {
    Files.createDirectories(home.root());
    Files.writeString(home.root().resolve("system.json"), "{\"pid\":1");

    assertThatThrownBy(home::running)
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("system.json")
        .hasMessageContaining("delete it");
  }

  @Test
  void clearsEverythingButTheLogs() throws IOException {
    Path table = home.aws().resolve("dynamodb/table");
    Path log = home.logs().resolve("up.log");
    for (Path file : new Path[] {table, log, home.gateway("gw-1").resolve("x")}) {
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }

    home.clear();

    assertThat(home.aws()).doesNotExist();
    assertThat(home.gateway("gw-1")).doesNotExist();
    assertThat(log).exists();
  }

  @Test
  void refusesAStateWithoutAnAddress() {
    assertThatThrownBy(() -> SystemState.parse("{\"pid\":1,\"thing\":\"gw-1\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"mqtt\" is missing");
  }

  @Test
  void readsTheStateOfASystemWithAndWithoutAConsole() {
    SystemState state = TestSystem.state(ProcessHandle.current());
    assertThat(SystemState.parse(state.toJson())).isEqualTo(state);

    SystemState withConsole = state.withConsole(Optional.of(URI.create("http://127.0.0.1:18080/")));
    assertThat(SystemState.parse(withConsole.toJson())).isEqualTo(withConsole);
  }
}
