package io.marram.vision.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FloatTensorTest {

  @Test
  void keepsTheArraysItWasMadeOf() {
    int[] shape = {2, 3};
    float[] values = {1, 2, 3, 4, 5, 6};

    FloatTensor tensor = new FloatTensor(shape, values);

    assertThat(tensor.shape()).isSameAs(shape);
    assertThat(tensor.values()).isSameAs(values);
    assertThat(tensor.rank()).isEqualTo(2);
    assertThat(tensor.dimension(1)).isEqualTo(3);
    assertThat(tensor).hasToString("FloatTensor[2, 3]");
  }

  @Test
  void mayBeEmptyOrASingleNumber() {
    assertThat(new FloatTensor(new int[] {0, 4}, new float[0]).values()).isEmpty();
    assertThat(new FloatTensor(new int[0], new float[] {7}).rank()).isZero();
  }

  @Test
  void refusesValuesThatDoNotFillTheShape() {
    assertThatThrownBy(() -> new FloatTensor(new int[] {2, 2}, new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[2, 2]")
        .hasMessageContaining("had 3");
  }

  @Test
  void refusesANegativeExtent() {
    assertThatThrownBy(() -> new FloatTensor(new int[] {-1, 2}, new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("negative");
  }

  @Test
  void refusesAShapeWhoseSizeOverflows() {
    int[] shape = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE};

    assertThatThrownBy(() -> new FloatTensor(shape, new float[0]))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aNetworkExceptionNamesNetworkAndReason() {
    NetworkException exception = new NetworkException("mtcnn-pnet", "is not loaded");

    assertThat(exception).hasMessage("network mtcnn-pnet: is not loaded");
    assertThat(exception.network()).isEqualTo("mtcnn-pnet");
  }
}
