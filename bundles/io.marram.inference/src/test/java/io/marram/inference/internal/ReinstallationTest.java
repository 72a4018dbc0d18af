package io.marram.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.inference.Descriptors;
import io.marram.inference.NativePlatform;
import io.marram.inference.TorchScriptArchive;
import io.marram.vision.tensor.FloatList;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundle is installed again and again in one JVM, which a second libtorch would end: each time
 * under a new id, with a class loader and a data area of its own.
 */
class ReinstallationTest {

  private static final NativePlatform PLATFORM = NativePlatform.current();
  private static final Map<String, String> NATIVES =
      Map.of(
          NativesBundles.HEADER,
          PLATFORM.classifier(),
          NativesBundles.VERSION_HEADER,
          PLATFORM.libtorch());

  @TempDir private Path folder;

  private TestFramework framework;

  @BeforeEach
  void startFramework() throws Exception {
    framework = new TestFramework(folder);
    framework.installLinked("natives", NATIVES, "natives/n.jar", TestLibraries.JAR).start();
    byte[] file = TorchScriptArchive.doublePlusOne();
    byte[] descriptor = Descriptors.json("m", file).getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> model = Map.of("models/m.json", descriptor, "models/m.pt", file);
    framework.install("model", Map.of(ModelBundles.HEADER, "models"), model).start();
  }

  @AfterEach
  void stopFramework() throws Exception {
    framework.stop();
  }

  @Test
  void usesTheLoadedLibrariesAsLongAsTheyAreThere() throws Exception {
    InstalledEngine first = new InstalledEngine(framework.context(), "");
    assertThat(infer(first, 1, 2, 3)).containsExactly(3, 5, 7);
    first.uninstall();

    InstalledEngine second = new InstalledEngine(framework.context(), "");
    assertThat(second.bundleId()).isNotEqualTo(first.bundleId());
    assertThat(second.loader()).isNotSameAs(first.loader());
    assertThat(infer(second, 1, 2, 3)).containsExactly(3, 5, 7);
    second.uninstall();

    Path elsewhere = folder.resolve("elsewhere");
    InstalledEngine third = new InstalledEngine(framework.context(), elsewhere.toString());
    assertThat(infer(third, 1, 2, 3)).containsExactly(3, 5, 7);
    assertThat(elsewhere).doesNotExist();
    third.uninstall();

    FolderTree.delete(LoadedLibraries.find().orElseThrow().folder());
    PrintStream console = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    InstalledEngine fourth;
    try {
      fourth = new InstalledEngine(framework.context(), "");
    } finally {
      System.setErr(console);
    }
    assertThat(fourth.service().isEngineReady()).isFalse();
    assertThat(log.toString(StandardCharsets.UTF_8))
        .containsOnlyOnce("ERROR")
        .contains("event=engine.restart.needed", "are gone", "restart Kura");
    fourth.uninstall();
  }

  private static float[] infer(InstalledEngine engine, float... values) throws KuraException {
    assertThat(engine.service().isEngineReady()).isTrue();
    TensorDescriptor descriptor =
        new TensorDescriptor("x", "FP32", Optional.empty(), List.of(-1L, 3L), Map.of());
    Tensor input = new Tensor(Float.class, descriptor, FloatList.of(values));
    List<Tensor> outputs = engine.service().infer(ModelInfo.builder("m").build(), List.of(input));
    return FloatList.unwrap(outputs.get(0).getData(Float.class).orElseThrow());
  }
}
