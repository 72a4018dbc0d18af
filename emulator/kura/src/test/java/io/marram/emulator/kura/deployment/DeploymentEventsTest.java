package io.marram.emulator.kura.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.packages.PackageOperation.Kind;
import io.marram.emulator.kura.packages.PackageOperation.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

class DeploymentEventsTest {
  private final List<Event> posted = new ArrayList<>();
  private final DeploymentEvents events =
      new DeploymentEvents(
          new EventAdmin() {
            @Override
            public void postEvent(Event event) {
              posted.add(event);
            }

            @Override
            public void sendEvent(Event event) {
              throw new AssertionError("Kura posts");
            }
          });

  @Test
  void tellsOfAnInstallation() {
    events.ended(ended(Kind.UPDATE, State.DONE, "installed"));

    assertThat(posted.get(0).getTopic()).isEqualTo("org/eclipse/kura/deployment/agent/INSTALLED");
    assertThat(posted.get(0).getProperty("deploymentpackage.name")).isEqualTo("some");
    assertThat(posted.get(0).getProperty("deploymentpackage.version")).isEqualTo("1.0.0");
    assertThat(posted.get(0).getProperty("deploymentpackage.url")).isEqualTo("file:/some.dp");
    assertThat(posted.get(0).getProperty("successful")).isEqualTo(true);
    assertThat(posted.get(0).getProperty("exception")).isNull();
  }

  @Test
  void tellsWhyAnInstallationWasRolledBack() {
    events.ended(ended(Kind.INSTALL, State.ROLLED_BACK, "it is ill"));

    assertThat(posted.get(0).getProperty("deploymentpackage.name")).isEqualTo("UNKNOWN");
    assertThat(posted.get(0).getProperty("successful")).isEqualTo(false);
    assertThat((Exception) posted.get(0).getProperty("exception")).hasMessage("it is ill");
  }

  @Test
  void tellsOfAnUninstallation() {
    events.ended(ended(Kind.UNINSTALL, State.DONE, "uninstalled"));

    assertThat(posted.get(0).getTopic()).isEqualTo("org/eclipse/kura/deployment/agent/UNINSTALLED");
    assertThat(posted.get(0).getProperty("deploymentpackage.name")).isEqualTo("some");
    assertThat(posted.get(0).getProperty("successful")).isEqualTo(true);
  }

  private static PackageOperation ended(Kind kind, State state, String message) {
    return new PackageOperation(
        "1",
        kind,
        "file:/some.dp",
        "some",
        "1.0.0",
        state,
        1,
        message,
        Instant.now(),
        Optional.of(Instant.now()));
  }
}
