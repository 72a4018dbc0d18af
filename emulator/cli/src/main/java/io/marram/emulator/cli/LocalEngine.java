package io.marram.emulator.cli;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.inference.TorchScriptEngine;

/** PyTorch in this process. */
final class LocalEngine {

  private LocalEngine() {}

  /**
   * @throws CommandFailure if its native libraries do not fit this machine
   */
  static TorchScriptEngine start(CommandContext context) {
    return context.networks().start();
  }
}
