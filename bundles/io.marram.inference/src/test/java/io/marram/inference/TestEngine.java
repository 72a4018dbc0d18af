package io.marram.inference;

import io.marram.inference.internal.TestLibraries;
import java.util.Optional;

/** PyTorch, started the way a gateway starts it. */
public final class TestEngine {

  private TestEngine() {}

  public static TorchScriptEngine start() {
    return TestLibraries.load(
        libraries -> TorchScriptEngine.start(new EngineSettings(1, Optional.of(libraries))));
  }
}
