package io.marram.faces.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;
import org.junit.jupiter.api.Test;

class KuraNetworkTest {

  private final FakeEngine engine = new FakeEngine();

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

    assertThat(KuraNetwork.find(boxing, "mtcnn-pnet").orElseThrow().run(pixel()).get(0).values())
        .containsExactly(0.5f, 0.25f);
  }

  @Test
  void refusesAnOutputOfAnotherType() throws Exception {
    FakeEngine bytes =
        answering(
            new Tensor(
                Byte.class,
                TensorDescriptor.builder("o", "UINT8", List.of(1L)).build(),
                List.of((byte) 1)));

    assertThatThrownBy(() -> KuraNetwork.find(bytes, "mtcnn-pnet").orElseThrow().run(pixel()))
        .isInstanceOf(NetworkException.class)
        .hasMessage("network mtcnn-pnet: output o is not FP32");
  }

  @Test
  void refusesAnOutputThatDoesNotFillItsShape() throws Exception {
    FakeEngine wrong =
        answering(
            new Tensor(
                Float.class,
                TensorDescriptor.builder("o", "FP32", List.of(7L)).build(),
                List.of(1f)));

    assertThatThrownBy(() -> KuraNetwork.find(wrong, "mtcnn-pnet").orElseThrow().run(pixel()))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("7 floats");
  }

  @Test
  void namesTheModelWhenTheEngineFails() throws Exception {
    engine.failures = 1;
    Network network = network("mtcnn-pnet");

    assertThatThrownBy(() -> network.run(pixel()))
        .isInstanceOf(NetworkException.class)
        .hasMessageStartingWith("network mtcnn-pnet: ")
        .hasMessageContaining("unloaded");
  }

  @Test
  void findsNothingUnderAnUnknownName() throws Exception {
    assertThat(KuraNetwork.find(engine, "unknown")).isEmpty();
  }

  private Network network(String name) throws KuraException {
    return KuraNetwork.find(engine, name).orElseThrow();
  }

  private static FloatTensor pixel() {
    return new FloatTensor(new int[] {1, 1, 1, 3}, new float[3]);
  }

  @Test
  void aModelWithoutInputsIsNoNetwork() throws Exception {
    engine.inputs = List.of();

    assertThat(KuraNetwork.find(engine, "mtcnn-pnet")).isEmpty();
  }

  /** An engine that answers this, whatever it is asked. */
  private static FakeEngine answering(Tensor output) {
    FakeEngine engine = new FakeEngine();
    engine.answer = output;
    return engine;
  }
}
