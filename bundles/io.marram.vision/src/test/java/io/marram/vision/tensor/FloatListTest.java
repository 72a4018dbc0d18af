package io.marram.vision.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FloatListTest {

  @Test
  void isAViewOfItsArray() {
    float[] array = {1, 2, 3};
    FloatList list = FloatList.of(array);

    array[1] = 20;
    list.set(2, 30f);

    assertThat(list).containsExactly(1f, 20f, 30f);
    assertThat(array[2]).isEqualTo(30f);
    assertThat(list.array()).isSameAs(array);
  }

  @Test
  void unwrappingAViewCopiesNothing() {
    float[] array = {1, 2};

    assertThat(FloatList.unwrap(FloatList.of(array))).isSameAs(array);
  }

  @Test
  void doesNotGrow() {
    assertThatThrownBy(() -> FloatList.of(new float[1]).add(1f))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Property
  void behavesAsAnyListOfTheSameFloats(@ForAll float[] array) {
    List<Float> plain = new ArrayList<>();
    for (float value : array) {
      plain.add(value);
    }

    FloatList view = FloatList.of(array);

    assertThat(view).isEqualTo(plain).hasSameHashCodeAs(plain);
    assertThat(FloatList.unwrap(plain)).isEqualTo(array);
  }
}
