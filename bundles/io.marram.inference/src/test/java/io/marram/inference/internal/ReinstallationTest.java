package io.marram.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.inference.Descriptors;
import io.marram.inference.NativePlatform;
import io.marram.inference.TorchScriptArchive;
import io.marram.vision.tensor.FloatList;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundle is installed again and again in one JVM, which a second libtorch would end: each time
 * under a new id, with a class loader and a data area of its own; alone, and together with DJL.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReinstallationTest {

  private static final NativePlatform PLATFORM = NativePlatform.current();
  private static final Map<String, String> NATIVES =
      Map.of(
          NativesBundles.HEADER,
          PLATFORM.classifier(),
          NativesBundles.VERSION_HEADER,
          PLATFORM.libtorch());

  private Path folder;
  private TestFramework framework;

  @BeforeAll
  void startFramework(@TempDir Path directory) throws Exception {
    folder = directory;
    framework = new TestFramework(folder);
    framework.installLinked("natives", NATIVES, "natives/n.jar", TestLibraries.JAR).start();
    byte[] file = TorchScriptArchive.doublePlusOne();
    byte[] descriptor = Descriptors.json("m", file).getBytes(StandardCharsets.UTF_8);
    Map<String, byte[]> model = Map.of("models/m.json", descriptor, "models/m.pt", file);
    framework.install("model", Map.of(ModelBundles.HEADER, "models"), model).start();
  }

  @AfterAll
  void stopFramework() throws Exception {
    framework.stop();
  }

  @Test
  @Order(1)
  void leavesNothingBehindAndNeedsNoLibrariesAgainAsLongAsDjlStays() throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      loaders.add(new WeakReference<>(useOnce()));
      FolderTree.delete(LoadedLibraries.find().orElseThrow().directory().resolve("revisions"));
    }

    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (loaders.stream().anyMatch(loader -> loader.get() != null)) {
      assertThat(System.nanoTime()).as("class loaders are not collected").isLessThan(deadline);
      System.gc();
      Thread.sleep(10);
    }
  }

  private ClassLoader useOnce() throws Exception {
    InstalledEngine engine = new InstalledEngine(framework.context(), "");
    assertThat(infer(engine, 1, 2, 3)).containsExactly(3, 5, 7);
    engine.uninstall();
    return engine.loader();
  }

  /** At the end the libraries are gone. */
  @Test
  @Order(2)
  void usesTheLoadedLibrariesAsLongAsTheyAreThere() throws Exception {
    InstalledEngine first = new InstalledEngine(framework.context(), "");
    assertThat(infer(first, 1, 2, 3)).containsExactly(3, 5, 7);
    first.uninstallWithDjl();

    InstalledEngine second = new InstalledEngine(framework.context(), "");
    assertThat(second.bundleId()).isNotEqualTo(first.bundleId());
    assertThat(second.loader()).isNotSameAs(first.loader());
    assertThat(infer(second, 1, 2, 3)).containsExactly(3, 5, 7);
    second.uninstallWithDjl();

    Path elsewhere = folder.resolve("elsewhere");
    InstalledEngine third = new InstalledEngine(framework.context(), elsewhere.toString());
    assertThat(infer(third, 1, 2, 3)).containsExactly(3, 5, 7);
    assertThat(elsewhere).doesNotExist();
    third.uninstallWithDjl();

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
    fourth.uninstallWithDjl();
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
