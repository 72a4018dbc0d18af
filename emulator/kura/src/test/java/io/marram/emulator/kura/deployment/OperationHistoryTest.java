package io.marram.emulator.kura.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.packages.PackageOperation.Kind;
import io.marram.emulator.kura.packages.PackageOperation.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationHistoryTest {
  @TempDir private Path directory;
  private Path file;
  private OperationHistory history;

  @BeforeEach
  void begin() {
    file = directory.resolve("failures.json");
    history = new OperationHistory(file, 3);
  }

  @Test
  void tellsTheNewestFirstAndForgetsTheOldest() {
    RunningOperation running = new RunningOperation(history, Kind.UNINSTALL, "runs", "runs");
    for (int i = 1; i <= 5; i++) {
      uninstall("p" + i, State.DONE);
    }

    assertThat(history.all())
        .extracting(PackageOperation::source)
        .containsExactly("p5", "p4", "p3", "runs");
    assertThat(running.state().state()).isEqualTo(State.QUEUED);
  }

  @Test
  void remembersTheLastFailureOfEachPackageOverARestart() {
    uninstall("a", State.FAILED);
    uninstall("b", State.ROLLED_BACK);
    uninstall("c", State.DONE);

    assertThat(new OperationHistory(file, 3).all())
        .extracting(PackageOperation::name)
        .containsExactlyInAnyOrder("a", "b");
    assertThat(new OperationHistory(file, 3).all())
        .allMatch(operation -> operation.message().equals("why"))
        .allMatch(operation -> operation.ended().isPresent());
  }

  @Test
  void forgetsTheFailureOfAPackageThatWorksNow() {
    uninstall("a", State.FAILED);
    uninstall("a", State.DONE);

    assertThat(new OperationHistory(file, 3).all()).isEmpty();
  }

  @Test
  void beginsAnewWhenItsFileIsDamaged() throws Exception {
    Files.writeString(file, "[{\"id\":1}");

    assertThat(new OperationHistory(file, 3).all()).isEmpty();
  }

  @Test
  void saysAfterAKillThatTheOldVersionRuns() throws Exception {
    beginToInstall("2.0.0");

    PackageOperation operation = afterAKill(Optional.of(some("1.0.0")));

    assertThat(operation.state()).isEqualTo(State.ROLLED_BACK);
    assertThat(operation.name()).isEqualTo("some");
    assertThat(operation.version()).isEqualTo("2.0.0");
    assertThat(operation.message())
        .isEqualTo("the gateway was stopped meanwhile; the old version runs: 1.0.0");
    assertThat(operation.ended()).isPresent();
  }

  @Test
  void saysAfterAKillThatAFirstInstallationHasFailed() throws Exception {
    beginToInstall("2.0.0");

    PackageOperation operation = afterAKill(Optional.empty());

    assertThat(operation.state()).isEqualTo(State.FAILED);
    assertThat(operation.message()).contains("the package is not installed");
  }

  @Test
  void saysAfterAKillThatTheNewVersionIsInstalledWhenItIs() throws Exception {
    beginToInstall("2.0.0");

    assertThat(afterAKill(Optional.of(some("2.0.0"))).state()).isEqualTo(State.DONE);
    assertThat(new OperationHistory(file, 3).all()).isEmpty();
  }

  @Test
  void saysAfterAKillWhetherAPackageIsUninstalled() throws Exception {
    RunningOperation running = new RunningOperation(history, Kind.UNINSTALL, "some", "some");
    running.changes(0.5, "uninstalling", "");

    assertThat(afterAKill(Optional.of(some("1.0.0"))).state()).isEqualTo(State.FAILED);
    running.changes(0.5, "uninstalling", "");
    assertThat(afterAKill(Optional.empty()).state()).isEqualTo(State.DONE);
  }

  private void beginToInstall(String version) throws Exception {
    RunningOperation running = new RunningOperation(history, Kind.INSTALL, "some.dp", "");
    PackageFile wanted = some(version);
    running.name(wanted, true);
    running.changes(0.6, "installing", wanted.fingerprint());
  }

  private PackageOperation afterAKill(Optional<PackageFile> installed) throws Exception {
    OperationHistory next = new OperationHistory(file, 3);
    CutOffOperations.end(next, name -> installed);
    assertThat(next.all()).hasSize(1);
    assertThat(next.cutOff()).isEmpty();
    return next.all().get(0);
  }

  private PackageFile some(String version) throws Exception {
    return PackageFile.read(
        TestZip.ofPackage("some", version)
            .bundle("a", version)
            .write(directory.resolve("some_" + version + ".dp")));
  }

  private void uninstall(String name, State end) {
    new RunningOperation(history, Kind.UNINSTALL, name, name).end(end, "why");
  }
}
