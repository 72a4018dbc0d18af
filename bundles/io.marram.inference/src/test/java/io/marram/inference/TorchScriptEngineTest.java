package io.marram.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.inference.InferenceException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Has a JVM of its own, so that it sees the engine before and after its first start. */
class TorchScriptEngineTest {

  @Test
  void failsWithoutDownloadingAndStartsOnceTheLibrariesAreThere(@TempDir Path folder)
      throws Exception {
    EngineSettings settings = new EngineSettings(1, Optional.of(folder));
    assertThat(TorchScriptEngine.running()).isEmpty();

    assertThatThrownBy(() -> TorchScriptEngine.start(settings))
        .satisfies(TorchScriptEngineTest::isUnavailable)
        .hasMessageContaining("Offline");

    Path libraries = folder.resolve(NativePlatform.current().libraryFolder());
    Files.createDirectories(libraries);
    Files.writeString(libraries.resolve("libtorch.so"), "not a library");
    Files.writeString(libraries.resolve("libtorch_cpu.so"), "not a library");
    assertThatThrownBy(() -> TorchScriptEngine.start(settings))
        .satisfies(TorchScriptEngineTest::isUnavailable);
    assertThat(TorchScriptEngine.running()).isEmpty();

    TorchScriptEngine engine = TestEngine.start();

    assertThat(engine.version()).isEqualTo(NativePlatform.current().libtorch());
    assertThat(TorchScriptEngine.running()).contains(engine);
    assertThat(TorchScriptEngine.start(settings)).isSameAs(engine);
    assertThat(System.getProperties())
        .doesNotContainKeys("ENGINE_CACHE_DIR", "PYTORCH_FLAVOR", "ai.djl.offline");
  }

  private static void isUnavailable(Throwable thrown) {
    assertThat(thrown)
        .isInstanceOfSatisfying(
            InferenceException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.ENGINE_UNAVAILABLE));
    assertThat(thrown).hasMessageStartingWith("PyTorch cannot start: ");
  }
}
