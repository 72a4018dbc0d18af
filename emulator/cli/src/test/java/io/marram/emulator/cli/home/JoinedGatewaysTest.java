package io.marram.emulator.cli.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinedGatewaysTest {

  private static final GatewayState STATE =
      new GatewayState("gw-2", 7, Optional.of(URI.create("http://127.0.0.1:18081/")));

  @TempDir private Path folder;
  private JoinedGateways gateways;

  @BeforeEach
  void open() {
    gateways = new JoinedGateways(folder.resolve("joined"));
  }

  @Test
  void findsAGatewayAsSoonAsItWorks() {
    assertThat(gateways.running()).isEmpty();
    assertThat(gateways.processes()).isEmpty();
    try (JoinedGateways.Lease lease = gateways.take("gw-2")) {
      assertThat(gateways.find("gw-2")).isEmpty();
      assertThat(gateways.processes()).containsExactly(ProcessHandle.current());

      lease.announce(STATE);

      assertThat(gateways.find("gw-2")).contains(STATE);
      assertThat(gateways.running()).containsExactly(STATE);
    }
    assertThat(gateways.running()).isEmpty();
  }

  @Test
  void givesANameToOneGatewayAtATime() {
    gateways.take("gw-3");
    try (JoinedGateways.Lease lease = gateways.take("gw-2")) {
      lease.announce(STATE);
      assertThatThrownBy(() -> gateways.take("gw-2"))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("a gateway \"gw-2\" is running already")
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("choose another name with --thing");
    }
    gateways.take("gw-2").close();
  }

  @Test
  void forgetsAGatewayThatWasKilled() throws IOException {
    gateways.take("gw-2").close();
    // What a killed process leaves behind: its lock's file and its state.
    Files.writeString(folder.resolve("joined/gw-2.lock"), "999999999 1");
    Files.writeString(folder.resolve("joined/gw-2.json"), STATE.toJson());

    assertThat(gateways.find("gw-2")).isEmpty();
    assertThat(gateways.processes()).isEmpty();
    gateways.take("gw-2");
    assertThat(gateways.find("gw-2")).isEmpty();
  }

  @Test
  void saysThatAStateCannotBeRead() throws IOException {
    gateways.take("gw-2");
    Files.writeString(folder.resolve("joined/gw-2.json"), "{");

    assertThatThrownBy(() -> gateways.find("gw-2"))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("gw-2.json cannot be read");
  }

  @Test
  void readsTheStateOfAGatewayWithoutAConsole() {
    GatewayState state = new GatewayState("gw-2", 7, Optional.empty());

    assertThat(GatewayState.parse(state.toJson())).isEqualTo(state);
  }
}
