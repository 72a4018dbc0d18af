package io.marram.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;
import org.junit.jupiter.api.Test;

class KuraNetworkTest {

  private final FakeEngine engine = engine();

  private static FakeEngine engine() {
    FakeEngine engine = new FakeEngine();
    engine.models.put("pixels", input -> List.of(input));
    return engine;
  }

  @Test
  void passesTheArrayItselfWithItsShape() throws Exception {
    FloatTensor output = new FloatTensor(new int[] {1, 2}, new float[] {0.25f, 0.75f});
    engine.models.put("echo", input -> List.of(output));
    FloatTensor input = new FloatTensor(new int[] {1, 1, 2, 3}, new float[6]);

    List<FloatTensor> outputs = network("echo").run(input);

    assertThat(engine.lastInput.getDescriptor().getName()).isEqualTo("image");
    assertThat(engine.lastInput.getDescriptor().getType()).isEqualTo("FP32");
    assertThat(engine.lastInput.getDescriptor().getFormat()).contains("NHWC");
    assertThat(engine.lastInput.getDescriptor().getShape()).containsExactly(1L, 1L, 2L, 3L);
    assertThat(outputs).hasSize(1);
    assertThat(outputs.get(0).shape()).containsExactly(1, 2);
    assertThat(outputs.get(0).values()).isSameAs(output.values());
  }

  @Test
  void understandsAnEngineThatBoxes() throws Exception {
    List<Float> boxed = new ArrayList<>(List.of(0.5f, 0.25f));
    FakeEngine boxing =
        answering(
            new Tensor(
                Float.class, TensorDescriptor.builder("o", "FP32", List.of(2L)).build(), boxed));

    assertThat(KuraNetwork.ready(boxing, "pixels").run(pixel()).get(0).values())
        .containsExactly(0.5f, 0.25f);
  }

  @Test
  void understandsAnEngineThatCountsInWholeNumbers() throws Exception {
    TensorDescriptor whole = TensorDescriptor.builder("o", "INT64", List.of(2L)).build();
    TensorDescriptor small = TensorDescriptor.builder("o", "INT32", List.of(2L)).build();

    for (Tensor classes :
        List.of(
            new Tensor(Long.class, whole, List.of(2L, -1L)),
            new Tensor(Integer.class, small, List.of(2, -1)))) {
      assertThat(KuraNetwork.ready(answering(classes), "pixels").run(pixel()).get(0).values())
          .containsExactly(2, -1);
    }
  }

  @Test
  void refusesAnOutputOfAnotherType() throws Exception {
    FakeEngine bytes =
        answering(
            new Tensor(
                Byte.class,
                TensorDescriptor.builder("o", "UINT8", List.of(1L)).build(),
                List.of((byte) 1)));

    assertThatThrownBy(() -> KuraNetwork.ready(bytes, "pixels").run(pixel()))
        .isInstanceOf(NetworkException.class)
        .hasMessage("network pixels: output o is not FP32, INT32 or INT64");
  }

  @Test
  void refusesAnOutputThatDoesNotFillItsShape() throws Exception {
    FakeEngine wrong =
        answering(
            new Tensor(
                Float.class,
                TensorDescriptor.builder("o", "FP32", List.of(7L)).build(),
                List.of(1f)));

    assertThatThrownBy(() -> KuraNetwork.ready(wrong, "pixels").run(pixel()))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("7 floats");
  }

  @Test
  void namesTheModelWhenTheEngineFails() throws Exception {
    engine.failures = 1;
    Network network = network("pixels");

    assertThatThrownBy(() -> network.run(pixel()))
        .isInstanceOf(NetworkException.class)
        .hasMessageStartingWith("network pixels: ")
        .hasMessageContaining("unloaded");
  }

  @Test
  void saysWhatIsMissing() {
    assertNotReady(null, "no inference engine matches the target filter");
    assertNotReady(engine, "the inference engine has no model unknown");
    engine.models.put("unknown", input -> List.of());
    engine.loaded = false;
    assertNotReady(engine, "the inference engine has not loaded model unknown");
    engine.ready = false;
    assertNotReady(engine, "the inference engine is not ready");
  }

  private static void assertNotReady(FakeEngine engine, String reason) {
    assertThatThrownBy(() -> KuraNetwork.ready(engine, "unknown"))
        .isInstanceOf(NotReadyException.class)
        .hasMessage(reason);
  }

  @Test
  void tellsWhatTheModelSaysOfItself() throws Exception {
    engine.parameters = Map.of("detector", "yolo");
    KuraNetwork network = network("pixels");
    assertThat(network.parameters()).containsEntry("detector", "yolo");
    assertThat(network.inputShape()).containsExactly(-1, -1, -1, 3);
  }

  private KuraNetwork network(String name) throws NotReadyException {
    return KuraNetwork.ready(engine, name);
  }

  private static FloatTensor pixel() {
    return new FloatTensor(new int[] {1, 1, 1, 3}, new float[3]);
  }

  @Test
  void aModelWithoutInputsIsNoNetwork() throws Exception {
    engine.inputs = List.of();

    assertThatThrownBy(() -> network("pixels")).isInstanceOf(NotReadyException.class);
  }

  /** An engine that answers this, whatever it is asked. */
  private static FakeEngine answering(Tensor output) {
    FakeEngine engine = engine();
    engine.answer = output;
    return engine;
  }
}
