package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.gateway.fixture.ThrowingActivator;
import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.packages.PackageOperation.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;

/** What is installed after a gateway was stopped, or killed, and started again. */
class PackageRestartTest extends PackageScene {
  @Test
  void saysAfterARestartWhyAPackageWasRolledBack() throws Exception {
    install(write("1.0.0", lamp("1.0.0")));
    install(write("2.0.0", lamp("2.0.0").activator(ThrowingActivator.class)));

    restart();

    assertThat(operations().operations())
        .filteredOn(operation -> operation.state() == State.ROLLED_BACK)
        .extracting(PackageOperation::message)
        .allMatch(message -> message.contains("no lamp in the socket"))
        .hasSize(1);
    assertThat(gateway.bundle("lamp").getVersion()).hasToString("1.0.0");
  }

  @Test
  void doesNotUndoAnUpdateWhenTheOldFileIsGivenAgain() throws Exception {
    Path given = write("1.0.0", lamp("1.0.0"));
    gateway.install(given);
    install(write("2.0.0", lamp("2.0.0")));

    gateway.close();
    gateway = start(home, given);

    assertThat(given).exists();
    assertThat(gateway.bundle("lamp").getVersion()).hasToString("2.0.0");
  }

  @Test
  void installsAGivenFileThatWasBuiltAgain() throws Exception {
    gateway.install(write("1.0.0", lamp("1.0.0")));

    gateway.close();
    gateway = start(home, write("1.0.0", lamp("1.0.0").header("Build", "2")));

    assertThat(gateway.bundle("lamp").getHeaders().get("Build")).isEqualTo("2");
  }

  @Test
  void comesBackWithTheOldPackageWhenItIsStoppedDuringATrial() throws Exception {
    install(write("1.0.0", lamp("1.0.0")));
    gateway.close();
    gateway = start(home, Map.of("marram.trial.seconds", "60"));
    String id = operations().install(write("2.0.0", lamp("2.0.0")));
    RunningGateway.await(() -> operation(id).state() == State.TRIAL, "the trial");
    assertThat(gateway.bundle("lamp").getVersion()).hasToString("2.0.0");

    restart();

    assertThat(gateway.bundle("lamp").getVersion()).hasToString("1.0.0");
    assertThat(gateway.bundle("lamp").getState()).isEqualTo(Bundle.ACTIVE);
    assertThat(home.resolve("packages")).isDirectoryNotContaining("glob:**lights_2.0.0.dp");
  }

  @Test
  void saysAfterAKillWhatBecameOfTheOperationThatWasGoingOn() throws Exception {
    restart(Map.of("marram.trial.seconds", "60"));
    gateway.install(write("1.0.0", lamp("1.0.0")));
    String id = operations().install(write("2.0.0", lamp("2.0.0")));
    RunningGateway.await(() -> operation(id).state() == State.TRIAL, "the trial");
    Path history = home.resolve("packages/failures.json");
    byte[] atTheKill = Files.readAllBytes(history);
    gateway.close();
    Files.write(history, atTheKill);

    gateway = start(home);

    assertThat(operation(id).state()).isEqualTo(State.ROLLED_BACK);
    assertThat(operation(id).version()).isEqualTo("2.0.0");
    assertThat(operation(id).message())
        .isEqualTo("the gateway was stopped meanwhile; the old version runs: 1.0.0");
    assertThat(gateway.bundle("lamp").getVersion()).hasToString("1.0.0");
  }

  @Test
  void installsWhatIsOnKurasListThoughItsStorageIsNew() throws Exception {
    install(write("1.0.0", lamp("1.0.0"), large("1.0.0", 1)));
    gateway.close();
    Files.writeString(home.resolve("osgi/platform.txt"), "another platform");

    gateway = start(home);

    assertThat(gateway.bundle("lamp").getState()).isEqualTo(Bundle.ACTIVE);
    assertThat(gateway.bundle("large").getEntry("ballast")).isNotNull();
  }
}
