package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.packages.PackageOperation;

/** Is told of operations that have ended. */
public interface OperationListener {
  void ended(PackageOperation operation);
}
