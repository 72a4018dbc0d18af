package io.marram.converter.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.converter.graph.Constant;
import io.marram.converter.graph.ConversionException;
import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Padding;
import io.marram.converter.graph.Window;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConvolutionCodeTest {

  private static final Constant BIAS = new Constant(new int[] {2}, new float[2]);

  private final TorchScriptModule module = new TorchScriptModule("image");

  @Test
  void padsBothSidesAlikeWhereThatIsWhatTheWindowNeeds() {
    Constant kernel = new Constant(new int[] {2, 1, 3, 3}, new float[18]);

    String code = expression(new ConvolutionCode(1, Padding.SAME, Optional.empty()), kernel, 8);

    assertThat(code).contains("[1, 1], [1, 1], [1, 1], 1, \"none\"");
    assertThat(module.parameters().get("weight0")).isSameAs(kernel);
  }

  @Test
  void extendsTheKernelByZerosWhereThePaddingIsUneven() {
    Constant kernel = new Constant(new int[] {2, 1, 1, 3}, new float[] {1, 2, 3, 4, 5, 6});

    String code = expression(new ConvolutionCode(2, Padding.SAME, Optional.empty()), kernel, 8);

    // One pixel after the last column; no row, since the kernel has one only.
    assertThat(code).contains("[0, 1], [2, 2]");
    Constant extended = module.parameters().get("weight0");
    assertThat(extended.shape()).containsExactly(2, 1, 1, 4);
    assertThat(extended.values()).containsExactly(0, 1, 2, 3, 0, 4, 5, 6);
  }

  @Test
  void extendsTheKernelUpwardsAsWell() {
    Constant kernel = new Constant(new int[] {1, 2, 2, 2}, new float[] {1, 2, 3, 4, 5, 6, 7, 8});

    expression(new ConvolutionCode(1, Padding.SAME, Optional.empty()), kernel, Window.UNKNOWN);

    assertThat(module.parameters().get("weight0").values())
        .containsExactly(0, 0, 0, 0, 1, 2, 0, 3, 4, 0, 0, 0, 0, 5, 6, 0, 7, 8);
  }

  @Test
  void refusesAnOperationThatIsNoActivation() {
    ConvolutionCode code = new ConvolutionCode(1, Padding.VALID, Optional.of(Elementwise.NEGATE));
    Constant kernel = new Constant(new int[] {2, 1, 1, 1}, new float[2]);

    assertThatThrownBy(() -> expression(code, kernel, 8))
        .isInstanceOf(ConversionException.class)
        .hasMessageContaining("NEGATE");
  }

  private String expression(ConvolutionCode code, Constant kernel, int length) {
    return code.expression(module, "x", new int[] {1, length, length, 1}, kernel, BIAS, 1);
  }
}
