package org.eclipse.kura.ai.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
  private static final TensorDescriptor DESCRIPTOR =
      TensorDescriptor.builder("image", "FP32", List.of(-1L, 3L))
          .format("NHWC")
          .addParameter("scale", 2)
          .build();

  @Test
  void givesBackTheVeryListItWasMadeOf() {
    List<Float> data = List.of(1f, 2f, 3f);
    Tensor tensor = new Tensor(Float.class, DESCRIPTOR, data);

    assertThat(tensor.getData(Float.class).orElseThrow()).isSameAs(data);
    assertThat(tensor.getData(Double.class)).isEmpty();
    assertThat(tensor.getType()).isEqualTo(Float.class);
  }

  @Test
  void describesAModelThatCannotBeChangedAfterwards() {
    ModelInfo model =
        ModelInfo.builder("mtcnn")
            .platform("pytorch")
            .version("1")
            .addInputDescriptor(DESCRIPTOR)
            .build();
    ModelInfo copy = model.toBuilder().removeInputDescriptor(DESCRIPTOR).build();

    assertThat(model.getInputs()).containsExactly(DESCRIPTOR);
    assertThat(copy.getInputs()).isEmpty();
    assertThat(copy.getPlatform()).contains("pytorch");
    assertThatThrownBy(() -> model.getInputs().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void copiesADescriptor() {
    TensorDescriptor copy = DESCRIPTOR.toBuilder().removeParameter("scale").build();

    assertThat(copy.getName()).isEqualTo("image");
    assertThat(copy.getFormat()).contains("NHWC");
    assertThat(copy.getShape()).containsExactly(-1L, 3L);
    assertThat(copy.getParameters()).isEmpty();
    assertThat(DESCRIPTOR.getParameters()).containsEntry("scale", 2);
  }
}
