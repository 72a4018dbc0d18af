package io.marram.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.marram.inference.ConstantInput;
import io.marram.inference.InferenceException;
import io.marram.inference.InferenceException.Reason;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.TensorSpec;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.NetworkException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnnxEngineTest {

  private static final byte[] DOUBLING = OnnxFile.doublingRowsOfThree();

  private final OnnxEngine engine = OnnxEngine.start();

  @Test
  void runsAModel() throws Exception {
    try (OnnxModel model = engine.load(describing("x", "doubled"), DOUBLING)) {
      List<FloatTensor> outputs = model.run(List.of(rows(1, 2, 3, 4, 5, 6)));

      assertThat(outputs).hasSize(1);
      assertThat(outputs.get(0).shape()).containsExactly(2, 3);
      assertThat(outputs.get(0).values()).containsExactly(2, 4, 6, 8, 10, 12);
    }
  }

  @Test
  void givesWholeNumbersAsFloatsAndOutputsInTheDescriptorsOrder() throws Exception {
    try (OnnxModel model = engine.load(describing("x", "whole", "doubled"), DOUBLING)) {
      List<FloatTensor> outputs = model.run(List.of(rows(0.75f, -0.75f, 3)));

      assertThat(outputs.get(0).values()).containsExactly(1, -1, 6);
      assertThat(outputs.get(1).values()).containsExactly(1.5f, -1.5f, 6);
    }
  }

  @Test
  void readsFromTheFileWhatTheDescriptorLeavesOut() throws Exception {
    try (OnnxModel model = engine.load(describing(List.of(), List.<ConstantInput>of()), DOUBLING)) {
      assertThat(model.descriptor().inputs())
          .containsExactly(new TensorSpec("x", "FP32", Optional.empty(), List.of(-1L, 3L)));
      assertThat(model.descriptor().outputs())
          .extracting(TensorSpec::name, TensorSpec::type)
          .containsExactly(tuple("doubled", "FP32"), tuple("whole", "INT64"));
      assertThat(model.run(List.of(rows(1, 2, 3)))).hasSize(2);
    }
  }

  @Test
  void turnsFloatsIntoTheTypesOfTheFileAndBack() throws Exception {
    ConstantInput size =
        new ConstantInput(
            new TensorSpec("size", "INT64", Optional.empty(), List.of(1L, 3L)),
            List.of(1f, 10f, 100f));
    for (int type : new int[] {OnnxFile.FLOAT16, OnnxFile.UINT8, OnnxFile.INT32, OnnxFile.INT64}) {
      try (OnnxModel model =
          engine.load(describing(List.of(), List.of(size)), OnnxFile.scaling(type))) {
        assertThat(model.descriptor().inputs()).extracting(TensorSpec::name).containsExactly("x");

        List<FloatTensor> outputs = model.run(List.of(rows(200, 3, 1)));

        assertThat(outputs.get(0).values()).containsExactly(200, 30, 100);
        assertThat(outputs.get(1).values()).containsExactly(200, 3, 1);
      }
    }
  }

  @Test
  void roundsToWholeNumbersOfTheFilesRange() throws Exception {
    ConstantInput size = new ConstantInput(tensor("size", List.of(1L, 3L)), List.of(1f, 1f, 1f));
    try (OnnxModel model =
        engine.load(describing(List.of(), List.of(size)), OnnxFile.scaling(OnnxFile.UINT8))) {
      assertThat(model.run(List.of(rows(99.6f, -7, 300))).get(0).values())
          .containsExactly(100, 0, 255);
    }
  }

  @Test
  void refusesConstantsThatTheModelDoesNotTake() {
    ConstantInput size = new ConstantInput(tensor("size", List.of(1L)), List.of(1f));

    assertThatThrownBy(() -> engine.load(describing(List.of(), List.of(size)), DOUBLING))
        .hasMessage("model doubling: its inputs are [x], its descriptor names [x, size]");
    assertThatThrownBy(
            () -> engine.load(describing("x", "scaled"), OnnxFile.scaling(OnnxFile.UINT8)))
        .hasMessage("model doubling: its inputs are [x, size], its descriptor names [x]");
  }

  @Test
  void leavesTheInputAsItIs() throws Exception {
    FloatTensor input = rows(1, 2, 3);
    try (OnnxModel model = engine.load(describing("x", "doubled"), DOUBLING)) {
      model.run(List.of(input));
    }

    assertThat(input.values()).containsExactly(1, 2, 3);
  }

  @Test
  void refusesAShapeThatTheDescriptorDoesNotName() {
    try (OnnxModel model = engine.load(describing("x", "doubled"), DOUBLING)) {
      FloatTensor wrong = new FloatTensor(new int[] {1, 2}, new float[] {1, 2});

      assertThatThrownBy(() -> model.run(List.of(wrong)))
          .isInstanceOf(NetworkException.class)
          .hasMessageContaining("tensor x must have shape [-1, 3], had [1, 2]");
    }
  }

  @Test
  void refusesAFileThatIsNoModel() {
    assertReason(Reason.MODEL_UNREADABLE, describing("x", "doubled"), new byte[] {1, 2, 3});
    assertReason(Reason.MODEL_UNREADABLE, describing("x", "doubled"), new byte[0]);
  }

  @Test
  void refusesADamagedFile() {
    ModelDescriptor described = describing("x", "doubled");
    ModelDescriptor checked =
        new ModelDescriptor(
            described.name(),
            described.version(),
            described.platform(),
            described.file(),
            Optional.of("0".repeat(64)),
            described.inputs(),
            described.outputs());

    assertReason(Reason.MODEL_DAMAGED, checked, DOUBLING);
  }

  @Test
  void refusesADescriptorOfAnotherModel() {
    assertReason(Reason.MODEL_UNSUPPORTED, describing("images", "doubled"), DOUBLING);
    assertReason(Reason.MODEL_UNSUPPORTED, describing("x", "boxes"), DOUBLING);
  }

  @Test
  void refusesToRunWhatIsClosed() {
    OnnxModel model = engine.load(describing("x", "doubled"), DOUBLING);
    model.close();
    model.close();

    assertThatThrownBy(() -> model.run(List.of(rows(1, 2, 3))))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void worksAgainInTheClassLoaderOfAnUpdatedBundle() throws Exception {
    for (int update = 0; update < 3; update++) {
      try (URLClassLoader bundle = new URLClassLoader(classPath(), null)) {
        Object version =
            bundle
                .loadClass(OnnxEngine.class.getName())
                .getMethod("version")
                .invoke(
                    bundle.loadClass(OnnxEngine.class.getName()).getMethod("start").invoke(null));

        assertThat(version).isEqualTo(engine.version());
      }
    }
  }

  private static URL[] classPath() throws Exception {
    String[] places = System.getProperty("java.class.path").split(":");
    URL[] urls = new URL[places.length];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = Path.of(places[i]).toUri().toURL();
    }
    return urls;
  }

  private void assertReason(Reason reason, ModelDescriptor descriptor, byte[] file) {
    assertThatExceptionOfType(InferenceException.class)
        .isThrownBy(() -> engine.load(descriptor, file))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static FloatTensor rows(float... values) {
    return new FloatTensor(new int[] {values.length / 3, 3}, values);
  }

  private static ModelDescriptor describing(String input, String... outputs) {
    return new ModelDescriptor(
        "doubling",
        "1",
        ModelDescriptor.ONNX,
        "doubling.onnx",
        Optional.empty(),
        List.of(tensor(input)),
        List.of(outputs).stream().map(OnnxEngineTest::tensor).toList());
  }

  private static ModelDescriptor describing(
      List<TensorSpec> inputs, List<ConstantInput> constants) {
    return new ModelDescriptor(
        "doubling",
        "1",
        ModelDescriptor.ONNX,
        "doubling.onnx",
        Optional.empty(),
        inputs,
        constants,
        List.of(),
        Map.of());
  }

  private static TensorSpec tensor(String name) {
    return tensor(name, List.of(-1L, 3L));
  }

  private static TensorSpec tensor(String name, List<Long> shape) {
    return new TensorSpec(name, TensorSpec.FP32, Optional.empty(), shape);
  }
}
