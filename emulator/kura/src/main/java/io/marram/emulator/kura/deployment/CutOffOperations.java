package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.packages.PackageOperation.Kind;
import io.marram.emulator.kura.packages.PackageOperation.State;
import java.io.IOException;
import java.util.Optional;

/** Says what became of the operations that a kill of the gateway cut off. */
final class CutOffOperations {
  private static final String STOPPED = "the gateway was stopped meanwhile; ";

  private CutOffOperations() {}

  /** Where the packages are that count. */
  interface Installed {
    Optional<PackageFile> find(String name) throws IOException;
  }

  /** Ends them in the history, once the installed packages are there again. */
  static void end(OperationHistory history, Installed installed) throws IOException {
    for (OperationHistory.CutOff cut : history.cutOff()) {
      PackageOperation operation = cut.operation();
      Optional<PackageFile> now = installed.find(operation.name());
      if (operation.kind() == Kind.UNINSTALL) {
        history.replace(
            now.isEmpty()
                ? RunningOperation.ended(operation, State.DONE, STOPPED + "it is uninstalled")
                : RunningOperation.ended(
                    operation, State.FAILED, STOPPED + "the package is still installed"));
      } else if (now.isEmpty()) {
        history.replace(
            RunningOperation.ended(
                operation, State.FAILED, STOPPED + "the package is not installed"));
      } else if (now.get().fingerprint().equals(cut.fingerprint())) {
        history.replace(RunningOperation.ended(operation, State.DONE, STOPPED + "it is installed"));
      } else {
        history.replace(
            RunningOperation.ended(
                operation,
                State.ROLLED_BACK,
                STOPPED + "the old version runs: " + now.get().version()));
      }
    }
  }
}
