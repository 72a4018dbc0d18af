package io.marram.emulator.cli;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.inference.EngineSettings;
import io.marram.inference.InferenceException;
import io.marram.inference.TorchScriptEngine;
import java.util.Optional;

/** PyTorch in this process. */
final class LocalEngine {

  private LocalEngine() {}

  /**
   * @throws CommandFailure if its native libraries do not fit this machine
   */
  static TorchScriptEngine start(CommandContext context) {
    try {
      return TorchScriptEngine.start(
          new EngineSettings(1, Optional.of(new Installation(context.project()).natives())));
    } catch (InferenceException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
