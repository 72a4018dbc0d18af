package io.marram.emulator.kura.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.packages.PackageOperation.Kind;
import io.marram.emulator.kura.packages.PackageOperation.State;
import java.nio.file.Files;
import java.nio.file.Path;
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

  private void uninstall(String name, State end) {
    new RunningOperation(history, Kind.UNINSTALL, name, name).end(end, "why");
  }
}
