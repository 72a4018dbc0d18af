package io.marram.inference.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.inference.ModelDescriptor;
import io.marram.inference.TensorSpec;
import io.marram.vision.tensor.FloatList;
import io.marram.vision.tensor.FloatTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;
import org.junit.jupiter.api.Test;

class KuraTensorsTest {

  private static final KuraTensors MODEL =
      new KuraTensors(
          new ModelDescriptor(
              "m",
              "3",
              ModelDescriptor.TORCHSCRIPT,
              "m.pt",
              Optional.empty(),
              List.of(
                  new TensorSpec("a", "FP32", Optional.of("NC"), List.of(-1L, 3L)),
                  new TensorSpec("b", "FP32", Optional.empty(), List.of(2L))),
              List.of(new TensorSpec("y", "INT64", Optional.empty(), List.of(-1L))),
              Map.of("labels", "car,bus")));

  private static final Tensor B = floats("b", List.of(2L), 8, 9);

  @Test
  void describesAModelAsKuraDoes() {
    ModelInfo info = MODEL.info();

    assertThat(info.getName()).isEqualTo("m");
    assertThat(info.getVersion()).contains("3");
    assertThat(info.getPlatform()).contains("pytorch-torchscript");
    assertThat(info.getInputs()).extracting(TensorDescriptor::getName).containsExactly("a", "b");
    assertThat(info.getInputs().get(0).getType()).isEqualTo("FP32");
    assertThat(info.getInputs().get(0).getFormat()).contains("NC");
    assertThat(info.getInputs().get(0).getShape()).containsExactly(-1L, 3L);
    assertThat(info.getOutputs()).extracting(TensorDescriptor::getName).containsExactly("y");
    assertThat(info.getParameters()).containsOnly(Map.entry("labels", "car,bus"));
  }

  @Test
  void bringsInputsIntoTheNetworksOrderWithoutCopying() throws KuraException {
    float[] values = {1, 2, 3};
    Tensor a =
        new Tensor(Float.class, descriptor("a", "FP32", List.of(1L, 3L)), FloatList.of(values));

    List<FloatTensor> inputs = MODEL.toNetwork(List.of(B, a));

    assertThat(inputs.get(0).values()).isSameAs(values);
    assertThat(inputs.get(0).shape()).containsExactly(1, 3);
    assertThat(inputs.get(1).values()).containsExactly(8, 9);
  }

  @Test
  void worksOutOneOpenExtentFromTheData() throws KuraException {
    Tensor a = floats("a", List.of(-1L, 3L), 1, 2, 3, 4, 5, 6);

    assertThat(MODEL.toNetwork(List.of(a, B)).get(0).shape()).containsExactly(2, 3);
  }

  @Test
  void givesOutputsWithTheirActualShape() {
    float[] values = {1, 2};

    Tensor output = MODEL.fromNetwork(List.of(new FloatTensor(new int[] {2}, values))).get(0);

    assertThat(output.getDescriptor().getName()).isEqualTo("y");
    assertThat(output.getDescriptor().getType()).isEqualTo("FP32");
    assertThat(output.getDescriptor().getShape()).containsExactly(2L);
    assertThat(FloatList.unwrap(output.getData(Float.class).orElseThrow())).isSameAs(values);
  }

  @Test
  void saysWhatIsWrongWithAnInput() {
    refuses("input tensor a is missing", B);
    refuses("it has no input tensor c", a(3), B, floats("c", List.of(1L), 1));
    refuses("tensor b is given twice", a(3), B, B);
    refuses(
        "tensor a must have shape [-1, 3], had [3, 1]", floats("a", List.of(3L, 1L), 1, 2, 3), B);
    refuses("tensor a must have shape [-1, 3], had [3]", floats("a", List.of(3L), 1, 2, 3), B);
    refuses(
        "tensor a of shape [2, 3] does not fit 3 numbers",
        floats("a", List.of(2L, 3L), 1, 2, 3),
        B);
    refuses(
        "tensor a of shape [-1, 3] does not fit 4 numbers",
        floats("a", List.of(-1L, 3L), 1, 2, 3, 4),
        B);
    refuses("impossible or open shape [-1, -1]", floats("a", List.of(-1L, -1L), 1, 2, 3), B);
    refuses("impossible or open shape [-5, 3]", floats("a", List.of(-5L, 3L), 1, 2, 3), B);
    refuses(
        "impossible or open shape [4294967299, 1, 3]",
        floats("a", List.of(4294967299L, 1L, 3L), 1, 2, 3),
        B);
  }

  @Test
  void saysWhichTypeItWants() {
    TensorDescriptor bytes = descriptor("a", "UINT8", List.of(1L, 3L));
    TensorDescriptor fp32 = descriptor("a", "FP32", List.of(1L, 3L));

    refuses(
        "tensor a must be FP32, was UINT8", new Tensor(Float.class, bytes, List.of(1f, 2f, 3f)), B);
    refuses(
        "the data of tensor a must be Float, was Integer",
        new Tensor(Integer.class, fp32, List.of(1, 2, 3)),
        B);
    refuses(
        "the data of tensor a must not hold null",
        new Tensor(Float.class, fp32, Arrays.asList(1f, null, 3f)),
        B);
  }

  private static void refuses(String message, Tensor... inputs) {
    assertThatThrownBy(() -> MODEL.toNetwork(List.of(inputs)))
        .isInstanceOfSatisfying(
            KuraException.class,
            e -> assertThat(e.getCode()).isEqualTo(KuraErrorCode.INVALID_PARAMETER))
        .hasMessageContaining("model m: ")
        .hasMessageContaining(message);
  }

  private static Tensor a(int values) {
    return floats("a", List.of(1L, 3L), new float[values]);
  }

  private static Tensor floats(String name, List<Long> shape, float... values) {
    return new Tensor(Float.class, descriptor(name, "FP32", shape), FloatList.of(values));
  }

  private static TensorDescriptor descriptor(String name, String type, List<Long> shape) {
    return new TensorDescriptor(name, type, Optional.empty(), shape, Map.of());
  }
}
