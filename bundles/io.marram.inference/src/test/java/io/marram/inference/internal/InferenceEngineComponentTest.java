package io.marram.inference.internal;

import static io.marram.inference.internal.InferenceEngineConfigTest.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.inference.Descriptors;
import io.marram.inference.NativePlatform;
import io.marram.inference.TorchScriptArchive;
import io.marram.vision.tensor.FloatList;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/**
 * The component on a real OSGi framework. The first test sees PyTorch start; the others find it
 * running, as a component does that is activated again.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InferenceEngineComponentTest {

  private static final NativePlatform PLATFORM = NativePlatform.current();
  private static final Map<String, String> MODELS = Map.of(ModelBundles.HEADER, "models");
  private static final Map<String, String> NATIVES =
      Map.of(
          NativesBundles.HEADER,
          PLATFORM.classifier(),
          NativesBundles.VERSION_HEADER,
          PLATFORM.libtorch());
  private static final long LONGEST_START_SECONDS = 120;

  @TempDir private Path folder;

  private TestFramework framework;
  private InferenceEngineComponent component;

  @BeforeEach
  void startFramework() throws Exception {
    framework = new TestFramework(folder);
    component = new InferenceEngineComponent();
  }

  @AfterEach
  void stopFramework() throws Exception {
    component.deactivate();
    framework.stop();
  }

  @Test
  @Order(1)
  void becomesReadyWhenTheRightNativesAppearAndStaysUsableThroughBadOnes() throws Exception {
    activateWithoutNatives();
    installModel("model.bundle", "m").start();
    assertThat(component.isEngineReady()).isFalse();
    assertThat(component.getModelNames()).containsExactly("m");
    assertThat(component.isModelLoaded("m")).isFalse();
    assertThatThrownBy(() -> infer("m", 1, 2, 3)).satisfies(has(KuraErrorCode.SERVICE_UNAVAILABLE));

    Map<String, String> foreign = Map.of(NativesBundles.HEADER, "linux-riscv64");
    framework.install("foreign", foreign, Map.of("natives/x.jar", new byte[1])).start();
    Map<String, String> old =
        Map.of(
            NativesBundles.HEADER, PLATFORM.classifier(), NativesBundles.VERSION_HEADER, "1.13.1");
    framework.install("old", old, Map.of("natives/x.jar", new byte[1])).start();
    framework.install("empty", NATIVES, Map.of()).start();
    Bundle damaged =
        framework.install(
            "damaged", NATIVES, Map.of("natives/x.jar", "no jar".getBytes(StandardCharsets.UTF_8)));
    damaged.start();
    awaitIdleStarter();
    assertThat(component.isEngineReady()).isFalse();

    framework.installLinked("natives", NATIVES, "natives/n.jar", TestLibraries.JAR).start();
    await(() -> component.isModelLoaded("m"));

    assertThat(component.isEngineReady()).isTrue();
    assertThat(infer("m", 1, 2, 3)).containsExactly(3, 5, 7);
    assertThat(TestLibraries.DIRECTORY.resolve("revisions").toFile().list()).hasSize(1);
  }

  @Test
  @Order(2)
  void modelsComeAndGoWithTheirBundle() throws Exception {
    activate();
    Bundle bundle = installModel("model.bundle", "m");
    assertThat(component.getModelNames()).isEmpty();

    bundle.start();
    assertThat(component.getModelNames()).containsExactly("m");
    assertThat(component.getModelInfo("m")).map(ModelInfo::getName).contains("m");
    assertThat(infer("m", 1, 2, 3)).containsExactly(3, 5, 7);

    bundle.stop();
    assertThat(component.getModelNames()).isEmpty();
    assertThat(component.getModelInfo("m")).isEmpty();
    assertThatThrownBy(() -> infer("m", 1, 2, 3)).satisfies(has(KuraErrorCode.NOT_FOUND));
  }

  @Test
  @Order(2)
  void anUpdatedBundleBringsItsNewModel() throws Exception {
    activate();
    Bundle bundle = installModel("model.bundle", "m");
    bundle.start();
    byte[] file = TorchScriptArchive.of("x: Tensor", "Tensor", "    return torch.mul(x, 10)\n");

    framework.update(bundle, MODELS, files("m", file, file));

    assertThat(infer("m", 1, 2, 3)).containsExactly(10, 20, 30);
  }

  @Test
  @Order(2)
  void aBadModelIsAbsentAndHarmsNoOther() throws Exception {
    activate();
    byte[] file = TorchScriptArchive.doublePlusOne();
    Map<String, byte[]> damaged = files("damaged", file, new byte[100]);
    framework.install("damaged", MODELS, damaged).start();
    Map<String, byte[]> malformed = Map.of("models/x.json", "{}".getBytes(StandardCharsets.UTF_8));
    framework.install("malformed", MODELS, malformed).start();
    framework.install("none", Map.of(ModelBundles.HEADER, "nowhere"), Map.of()).start();
    installModel("good", "m").start();

    assertThat(component.getModelNames()).containsExactly("m");
    assertThat(infer("m", 0, 0, 0)).containsExactly(1, 1, 1);
  }

  @Test
  @Order(2)
  void loadsUnloadsAndLoadsAgainAndMindsNoLoadTooMany() throws Exception {
    activate();
    installModel("model.bundle", "m").start();

    component.loadModel("m", Optional.empty());
    assertThat(component.isModelLoaded("m")).isTrue();

    component.unloadModel("m");
    assertThat(component.isModelLoaded("m")).isFalse();
    assertThat(component.getModelNames()).containsExactly("m");
    assertThatThrownBy(() -> infer("m", 1, 2, 3)).satisfies(has(KuraErrorCode.SERVICE_UNAVAILABLE));

    component.loadModel("m", Optional.empty());
    assertThat(infer("m", 1, 2, 3)).containsExactly(3, 5, 7);
  }

  @Test
  @Order(2)
  void loadsAModelFromAFile() throws Exception {
    activate();
    byte[] file = TorchScriptArchive.doublePlusOne();
    Files.writeString(folder.resolve("own.json"), Descriptors.json("own", file));
    Path model = Files.write(folder.resolve("own.pt"), file);

    component.loadModel("own", Optional.of(model.toString()));
    assertThat(infer("own", 1, 2, 3)).containsExactly(3, 5, 7);

    assertThatThrownBy(() -> component.loadModel("other", Optional.of(model.toString())))
        .satisfies(has(KuraErrorCode.INVALID_PARAMETER))
        .hasMessageContaining("names model own, not other");
    assertThatThrownBy(() -> component.loadModel("x", Optional.of("/nowhere/x.pt")))
        .satisfies(has(KuraErrorCode.INVALID_PARAMETER))
        .hasMessageContaining("/nowhere/x.json does not exist");
    assertThatThrownBy(() -> component.loadModel("x", Optional.empty()))
        .satisfies(has(KuraErrorCode.NOT_FOUND));
    assertThatThrownBy(() -> component.unloadModel("x")).satisfies(has(KuraErrorCode.NOT_FOUND));
  }

  @Test
  @Order(2)
  void refusesWrongShapesWithAReason() throws Exception {
    activate();
    installModel("model.bundle", "m").start();

    assertThatThrownBy(() -> infer("m", 1, 2, 3, 4))
        .satisfies(has(KuraErrorCode.INVALID_PARAMETER))
        .hasMessageContaining("does not fit 4 numbers");
  }

  @Test
  @Order(2)
  void badConfigurationIsAStateThatTheNextConfigurationEnds() throws Exception {
    component.activate(framework.context(), config(0, ""));
    installModel("model.bundle", "m").start();
    assertThat(component.isEngineReady()).isFalse();

    component.updated(config(1, ""));
    await(component::isEngineReady);
    await(() -> component.isModelLoaded("m"));

    component.updated(config(99, ""));
    assertThat(component.isEngineReady()).isTrue();
    assertThat(infer("m", 1, 2, 3)).containsExactly(3, 5, 7);
  }

  @Test
  @Order(2)
  void leavesNoThreadAndNoModelBehind() throws Exception {
    activate();
    installModel("model.bundle", "m").start();

    component.deactivate();

    assertThat(component.getModelNames()).isEmpty();
    assertThat(component.isEngineReady()).isFalse();
    awaitIdleStarter();
  }

  private void activateWithoutNatives() {
    component.activate(framework.context(), config(1, TestLibraries.DIRECTORY.toString()));
  }

  private void activate() throws InterruptedException {
    component.activate(framework.context(), config(1, ""));
    await(component::isEngineReady);
  }

  private Bundle installModel(String bundle, String name) throws Exception {
    byte[] file = TorchScriptArchive.doublePlusOne();
    return framework.install(bundle, MODELS, files(name, file, file));
  }

  private static Map<String, byte[]> files(String name, byte[] described, byte[] actual) {
    return Map.of(
        "models/" + name + ".json",
        Descriptors.json(name, described).getBytes(StandardCharsets.UTF_8),
        "models/" + name + ".pt",
        actual);
  }

  private float[] infer(String model, float... values) throws KuraException {
    TensorDescriptor descriptor =
        new TensorDescriptor("x", "FP32", Optional.empty(), List.of(-1L, 3L), Map.of());
    Tensor input = new Tensor(Float.class, descriptor, FloatList.of(values));
    List<Tensor> outputs = component.infer(ModelInfo.builder(model).build(), List.of(input));
    return FloatList.unwrap(outputs.get(0).getData(Float.class).orElseThrow());
  }

  private static Consumer<Throwable> has(KuraErrorCode code) {
    return thrown ->
        assertThat(thrown)
            .isInstanceOfSatisfying(
                KuraException.class, e -> assertThat(e.getCode()).isEqualTo(code));
  }

  /** The starter's thread ends when there is nothing left to do. */
  private static void awaitIdleStarter() throws InterruptedException {
    await(() -> starterThreads() == 0);
  }

  private static long starterThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("marram-inference-start"))
        .count();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      Thread.sleep(10);
    }
  }
}
