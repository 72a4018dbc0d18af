package io.marram.converter.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ConstantTest {

  @Test
  void movesValuesWithTheirDimensions() {
    Constant constant = new Constant(new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6});

    Constant turned = constant.permuted(1, 0);

    assertThat(turned.shape()).containsExactly(3, 2);
    assertThat(turned.values()).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void takesEachDimensionFromWhereTheOrderSays() {
    Constant constant = new Constant(new int[] {1, 2, 3}, new float[] {1, 2, 3, 4, 5, 6});

    Constant turned = constant.permuted(2, 0, 1);

    assertThat(turned.shape()).containsExactly(3, 1, 2);
    assertThat(turned.values()).containsExactly(1, 4, 2, 5, 3, 6);
  }

  @Test
  void hasOneValueWhenItIsAScalar() {
    assertThat(Constant.size(new int[0])).isEqualTo(1);
  }

  @Test
  void refusesAShapeThatDoesNotFitTheValues() {
    assertThatThrownBy(() -> new Constant(new int[] {2, 2}, new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2, 2] has 4 elements, but there are 3 values");
  }
}
