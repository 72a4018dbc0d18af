package io.marram.converter.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.converter.graph.ActivatedConvolutions;
import io.marram.converter.graph.Constant;
import io.marram.converter.graph.ConversionException;
import io.marram.converter.graph.Graph;
import io.marram.converter.graph.GraphBuilder;
import io.marram.converter.graph.Operation;
import io.marram.converter.graph.Operation.Convolution;
import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Operation.MaximumOverChannels;
import io.marram.converter.graph.Padding;
import io.marram.converter.graph.Window;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnnxModelTest {

  private final GraphBuilder graph = new GraphBuilder("x", Window.UNKNOWN, 4, 4, 1);

  @Test
  void namesInputsAndOutputsAsItIsTold() {
    Graph doubled = graph.build(List.of(graph.node(new Operation.Doubling(), "x")));

    String model = text(OnnxModel.of(doubled, "image", List.of("larger")));

    assertThat(model).contains("image", "larger", "Resize", "asymmetric", "image0");
  }

  @Test
  void writesHardSwishWithOperatorsThatLeavePicturesInTheLayoutOfConvolutions() {
    Graph swished = graph.build(List.of(graph.node(Elementwise.HARD_SWISH, "x")));

    String model = text(OnnxModel.of(swished, "image", List.of("result")));

    assertThat(model).contains("Conv", "HardSigmoid", "Mul").doesNotContain("HardSwish");
  }

  @ParameterizedTest
  @EnumSource(
      value = Elementwise.class,
      names = {"NEGATE", "ABSOLUTE", "EXPONENTIAL", "RELU6"})
  void refusesAnOperationThatIsLeftUnfused(Elementwise operation) {
    assertRefused(graph.build(List.of(graph.node(operation, "x"))), operation.name());
  }

  @Test
  void refusesAnOperationItHasNoFormFor() {
    assertRefused(
        graph.build(List.of(graph.node(new MaximumOverChannels(), "x"))), "MaximumOverChannels");
  }

  @Test
  void refusesAConvolutionThatAnActivationWasJoinedTo() {
    Constant kernel = new Constant(new int[] {1, 1, 1, 1}, new float[1]);
    String convolved =
        graph.node(
            new Convolution(1, Padding.SAME),
            "x",
            graph.constant("kernel", kernel),
            graph.constant("bias", new Constant(new int[] {1}, new float[1])));
    Graph plain = graph.build(List.of(graph.node(Elementwise.RELU, convolved)));

    assertRefused(ActivatedConvolutions.join(plain), "Convolution");
  }

  private static void assertRefused(Graph refused, String operation) {
    assertThatThrownBy(() -> OnnxModel.of(refused, "image", List.of("result")))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining(operation)
        .hasMessageContaining("has no form in ONNX yet");
  }

  private static String text(byte[] model) {
    return new String(model, StandardCharsets.ISO_8859_1);
  }
}
