package io.marram.inference;

import static io.marram.inference.Descriptors.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marram.inference.InferenceException.Reason;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.NetworkException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchScriptNetworkTest {

  private static final byte[] MODEL = TorchScriptArchive.doublePlusOne();

  private static TorchScriptEngine engine;

  @BeforeAll
  static void startEngine() {
    engine = TestEngine.start();
  }

  @Test
  void computesWhatTheModelSays() throws NetworkException {
    try (TorchScriptNetwork network = open(MODEL)) {
      List<FloatTensor> outputs = network.run(tensor(2, 3, 1, 2, 3, 4, 5, -6));

      assertThat(outputs).hasSize(1);
      assertThat(outputs.get(0).shape()).containsExactly(2, 3);
      assertThat(outputs.get(0).values()).containsExactly(3, 5, 7, 9, 11, -11);
    }
  }

  @Test
  void runsARealDetectorOnATinyPicture() throws NetworkException {
    try (TorchScriptNetwork network =
        TorchScriptNetwork.open(engine, getClass().getClassLoader(), "models/mtcnn-pnet.json")) {
      float[] picture = new float[12 * 14 * 3];
      for (int i = 0; i < picture.length; i++) {
        picture[i] = (i * i % 11 - 5) / 40f;
      }

      List<FloatTensor> outputs = network.run(new FloatTensor(new int[] {1, 12, 14, 3}, picture));

      assertThat(outputs.get(0).shape()).containsExactly(1, 1, 2, 2);
      assertThat(outputs.get(1).shape()).containsExactly(1, 1, 2, 4);
      // Worked out by hand-written loops over the file's weights, without PyTorch
      assertThat(outputs.get(0).values())
          .containsExactly(
              new float[] {0.9975667f, 0.0024333f, 0.9975340f, 0.0024660f}, within(1e-5f));
      assertThat(outputs.get(1).values())
          .containsExactly(
              new float[] {
                0.0550670f, -0.0695110f, -0.0574632f, 0.0461767f,
                0.0393609f, -0.0837284f, -0.0642894f, 0.0369105f
              },
              within(1e-5f));
    }
  }

  @Test
  void takesSeveralInputsAndGivesSeveralOutputs() throws NetworkException {
    byte[] file =
        TorchScriptArchive.of(
            "x: Tensor,\n    y: Tensor",
            "Tuple[Tensor, Tensor]",
            "    return (torch.sub(x, y), torch.mul(x, y))\n");
    ModelDescriptor descriptor =
        Descriptors.of("two", file, List.of(rows("x"), rows("y")), List.of(rows("d"), rows("p")));

    try (TorchScriptNetwork network = TorchScriptNetwork.open(engine, descriptor, file)) {
      List<FloatTensor> outputs =
          network.run(List.of(tensor(1, 3, 5, 6, 7), tensor(1, 3, 1, 2, 3)));

      assertThat(outputs.get(0).values()).containsExactly(4, 4, 4);
      assertThat(outputs.get(1).values()).containsExactly(5, 12, 21);
      assertThatThrownBy(() -> network.run(tensor(1, 3, 5, 6, 7)))
          .isInstanceOf(NetworkException.class)
          .hasMessageContaining("takes 2 inputs, got 1");
    }
  }

  @Test
  void givesTheElementsOfAStridedOutputInRowMajorOrder() throws NetworkException {
    byte[] file =
        TorchScriptArchive.of("x: Tensor", "Tensor", "    return torch.permute(x, [1, 0])\n");
    TensorSpec any = new TensorSpec("y", TensorSpec.FP32, Optional.empty(), List.of(-1L, -1L));
    ModelDescriptor descriptor = Descriptors.of("t", file, List.of(any), List.of(any));

    try (TorchScriptNetwork network = TorchScriptNetwork.open(engine, descriptor, file)) {
      FloatTensor output = network.run(tensor(2, 3, 1, 2, 3, 4, 5, 6)).get(0);

      assertThat(output.shape()).containsExactly(3, 2);
      assertThat(output.values()).containsExactly(1, 4, 2, 5, 3, 6);
    }
  }

  @Test
  void acceptsAnEmptyBatch() throws NetworkException {
    try (TorchScriptNetwork network = open(MODEL)) {
      FloatTensor output = network.run(tensor(0, 3)).get(0);

      assertThat(output.shape()).containsExactly(0, 3);
      assertThat(output.values()).isEmpty();
    }
  }

  @Test
  void refusesAShapeThatTheModelDoesNotDescribe() {
    try (TorchScriptNetwork network = open(MODEL)) {
      assertThatThrownBy(() -> network.run(tensor(3, 2, 1, 2, 3, 4, 5, 6)))
          .isInstanceOf(NetworkException.class)
          .hasMessage("network test: tensor x must have shape [-1, 3], had [3, 2]");
    }
  }

  @Test
  void reportsAFailureInsideTheModelInOneLineAndGoesOn() throws NetworkException {
    byte[] file =
        TorchScriptArchive.of("x: Tensor", "Tensor", "    return torch.reshape(x, [1, 3])\n");

    try (TorchScriptNetwork network = open(file)) {
      assertThatThrownBy(() -> network.run(tensor(2, 3, 1, 2, 3, 4, 5, 6)))
          .isInstanceOf(NetworkException.class)
          .hasMessageStartingWith("network test: PyTorch failed: ")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
      assertThat(network.run(tensor(1, 3, 1, 2, 3)).get(0).values()).containsExactly(1, 2, 3);
    }
  }

  @Test
  void refusesOutputsThatTheDescriptorDoesNotName() {
    byte[] two = TorchScriptArchive.of("x: Tensor", "Tuple[Tensor, Tensor]", "    return (x, x)\n");

    try (TorchScriptNetwork network = open(two)) {
      assertThatThrownBy(() -> network.run(tensor(1, 3, 1, 2, 3)))
          .isInstanceOf(NetworkException.class)
          .hasMessageContaining("gave 2 outputs, its descriptor names 1");
    }
  }

  @Test
  void givesNumbersOfOtherTypesAsFloats() throws NetworkException {
    byte[] file =
        TorchScriptArchive.of(
            "x: Tensor",
            "Tuple[Tensor, Tensor, Tensor]",
            "    return (torch.to(x, 4), torch.to(x, 5), torch.to(x, 7))\n");
    ModelDescriptor descriptor =
        Descriptors.of("t", file, List.of(rows("x")), List.of(rows("i"), rows("h"), rows("d")));

    try (TorchScriptNetwork network = TorchScriptNetwork.open(engine, descriptor, file)) {
      List<FloatTensor> outputs = network.run(List.of(tensor(1, 3, 1, -2.5f, 300)));

      assertThat(outputs.get(0).values()).containsExactly(1, -2, 300);
      assertThat(outputs.get(1).values()).containsExactly(1, -2.5f, 300);
      assertThat(outputs.get(2).values()).containsExactly(1, -2.5f, 300);
    }
  }

  @Test
  void turnsFloatsIntoTheTypeOfAnInput() throws NetworkException {
    byte[] file = TorchScriptArchive.of("x: Tensor", "Tensor", "    return torch.add(x, x)\n");
    float[] values = {99.6f, -7, 300};

    assertThat(runWithInputOf("UINT8", file, values)).containsExactly(200, 0, 254);
    assertThat(runWithInputOf("INT32", file, values)).containsExactly(200, -14, 600);
    assertThat(runWithInputOf("INT64", file, values)).containsExactly(200, -14, 600);
    assertThat(runWithInputOf("FP16", file, values)).containsExactly(199.25f, -14, 600);
  }

  private static float[] runWithInputOf(String type, byte[] file, float[] values)
      throws NetworkException {
    TensorSpec input = new TensorSpec("x", type, Optional.empty(), List.of(-1L, 3L));
    ModelDescriptor descriptor = Descriptors.of("t", file, List.of(input), List.of(rows("y")));
    try (TorchScriptNetwork network = TorchScriptNetwork.open(engine, descriptor, file)) {
      return network.run(tensor(1, 3, values)).get(0).values();
    }
  }

  @Test
  void givesTheNetworkItsConstantsAfterTheInputs() throws NetworkException {
    byte[] file =
        TorchScriptArchive.of(
            "x: Tensor, size: Tensor", "Tensor", "    return torch.mul(x, size)\n");
    TensorSpec size = new TensorSpec("size", "INT64", Optional.empty(), List.of(1L, 3L));
    ModelDescriptor descriptor =
        new ModelDescriptor(
            "t",
            "1",
            ModelDescriptor.TORCHSCRIPT,
            "t.pt",
            Optional.empty(),
            List.of(rows("x")),
            List.of(new ConstantInput(size, List.of(640f, 480f, 1f))),
            List.of(rows("y")),
            Map.of());

    try (TorchScriptNetwork network = TorchScriptNetwork.open(engine, descriptor, file)) {
      assertThat(network.run(tensor(1, 3, 0.5f, 0.5f, 0.5f)).get(0).values())
          .containsExactly(320, 240, 0.5f);
    }
  }

  @Test
  void answersSeveralThreadsAtOnceWithoutMixingThemUp() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (TorchScriptNetwork network = open(MODEL)) {
      List<Callable<Void>> calls = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        int value = i;
        calls.add(
            () -> {
              float[] output = network.run(tensor(1, 3, value, value, value)).get(0).values();
              assertThat(output).containsOnly(2 * value + 1);
              return null;
            });
      }

      for (Future<Void> call : threads.invokeAll(calls)) {
        call.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void finishesTheCallsUnderWayBeforeItCloses() throws Exception {
    String body =
        "    y = x\n"
            + "    for i in range(300000):\n"
            + "      y = torch.add(y, x)\n"
            + "    return y\n";
    TorchScriptNetwork network = open(TorchScriptArchive.of("x: Tensor", "Tensor", body));
    FutureTask<FloatTensor> call =
        new FutureTask<>(() -> network.run(tensor(1, 3, 1, 1, 1)).get(0));
    Thread caller = new Thread(call);
    caller.start();
    while (!isInsidePyTorch(caller)) {
      Thread.onSpinWait();
    }

    network.close();

    assertThat(isInsidePyTorch(caller)).isFalse();
    assertThat(call.get().values()).containsOnly(300001);
  }

  @Test
  void refusesCallsAfterItWasClosedAndMayBeClosedAgain() {
    TorchScriptNetwork network = open(MODEL);
    network.close();
    network.close();

    assertThatThrownBy(() -> network.run(tensor(1, 3, 1, 2, 3)))
        .isInstanceOf(NetworkException.class)
        .hasMessage("network test: it was closed");
  }

  @Test
  void refusesADamagedFile() {
    ModelDescriptor descriptor = Descriptors.rowsOfThree("test", MODEL);
    byte[] damaged = MODEL.clone();
    damaged[damaged.length / 2] ^= 1;

    assertThatThrownBy(() -> TorchScriptNetwork.open(engine, descriptor, damaged))
        .satisfies(hasReason(Reason.MODEL_DAMAGED))
        .hasMessageStartingWith("model test: test.pt is damaged or another version");
  }

  @Test
  void refusesAFileThatIsNotTorchScript() {
    for (String content : List.of("", "not a model", "PK\u0003\u0004 nearly a zip")) {
      byte[] file = content.getBytes(StandardCharsets.UTF_8);

      assertThatThrownBy(() -> open(file))
          .satisfies(hasReason(Reason.MODEL_UNREADABLE))
          .hasMessageContaining("PyTorch cannot load test.pt");
    }
  }

  @Test
  void refusesPlatformsAndTypesThatItDoesNotRun() {
    ModelDescriptor onnx =
        new ModelDescriptor(
            "m", "1", "onnx", "m.onnx", Optional.empty(), List.of(rows("x")), List.of(rows("y")));
    TensorSpec texts = new TensorSpec("x", "BYTES", Optional.empty(), List.of(-1L));
    ModelDescriptor text = Descriptors.of("m", MODEL, List.of(texts), List.of(rows("y")));

    assertThatThrownBy(() -> TorchScriptNetwork.open(engine, onnx, MODEL))
        .satisfies(hasReason(Reason.MODEL_UNSUPPORTED))
        .hasMessage("model m: platform must be pytorch-torchscript, was onnx");
    assertThatThrownBy(() -> TorchScriptNetwork.open(engine, text, MODEL))
        .satisfies(hasReason(Reason.MODEL_UNSUPPORTED))
        .hasMessage(
            "model m: tensor x must be one of [FP16, FP32, INT32, INT64, UINT8], was BYTES");
  }

  @Test
  void findsTheFileBesideItsDescriptor(@TempDir Path folder) throws Exception {
    Path descriptor = folder.resolve("test.json");
    Files.writeString(descriptor, Descriptors.json("test", MODEL));
    Files.write(folder.resolve("test.pt"), MODEL);

    try (TorchScriptNetwork network = TorchScriptNetwork.open(engine, descriptor)) {
      assertThat(network.run(tensor(1, 3, 1, 2, 3)).get(0).values()).containsExactly(3, 5, 7);
    }
  }

  @Test
  void saysWhichFileIsMissing(@TempDir Path folder) throws IOException {
    Path descriptor = folder.resolve("test.json");

    assertThatThrownBy(() -> TorchScriptNetwork.open(engine, descriptor))
        .satisfies(hasReason(Reason.MODEL_MISSING))
        .hasMessage("model file " + descriptor + " does not exist");

    Files.writeString(descriptor, Descriptors.json("test", MODEL));
    assertThatThrownBy(() -> TorchScriptNetwork.open(engine, descriptor))
        .satisfies(hasReason(Reason.MODEL_MISSING))
        .hasMessage("model file " + folder.resolve("test.pt") + " does not exist");
    assertThatThrownBy(
            () -> TorchScriptNetwork.open(engine, getClass().getClassLoader(), "models/no.json"))
        .satisfies(hasReason(Reason.MODEL_MISSING))
        .hasMessage("model file models/no.json does not exist");
  }

  @Test
  void leavesNoTraceInTheSystemProperties() {
    assertThat(System.getProperties())
        .doesNotContainKeys("ENGINE_CACHE_DIR", "PYTORCH_FLAVOR", "ai.djl.offline");
  }

  @Test
  void startsNoThreadOfItsOwn() throws NetworkException {
    try (TorchScriptNetwork network = open(MODEL)) {
      network.run(tensor(1, 3, 1, 2, 3));
    }

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.contains("djl") || name.contains("torch"));
  }

  private static boolean isInsidePyTorch(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("moduleRunMethod"));
  }

  private static TorchScriptNetwork open(byte[] file) {
    return TorchScriptNetwork.open(engine, Descriptors.rowsOfThree("test", file), file);
  }

  private static FloatTensor tensor(int rows, int columns, float... values) {
    return new FloatTensor(new int[] {rows, columns}, values);
  }

  private static Consumer<Throwable> hasReason(Reason reason) {
    return thrown ->
        assertThat(thrown)
            .isInstanceOfSatisfying(
                InferenceException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
