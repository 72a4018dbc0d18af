package io.marram.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class InputMemoryTest {

  private final InputMemory memory = new InputMemory();

  @Test
  void holdsTheValuesOutsideOfTheHeap() {
    FloatBuffer buffer = memory.hold(new float[] {1, 2, 3});

    assertThat(buffer.isDirect()).isTrue();
    assertThat(values(buffer)).containsExactly(1, 2, 3);
  }

  @Test
  void usesTheSameMemoryForOneCallAfterTheOther() {
    FloatBuffer first = memory.hold(new float[] {1, 2, 3});
    memory.giveBack(first);

    FloatBuffer second = memory.hold(new float[] {4, 5});

    assertThat(second).isSameAs(first);
    assertThat(values(second)).containsExactly(4, 5);
  }

  @Test
  void givesTwoCallsAtOnceMemoryOfTheirOwn() {
    FloatBuffer first = memory.hold(new float[] {1});

    assertThat(memory.hold(new float[] {2})).isNotSameAs(first);
    assertThat(values(first)).containsExactly(1);
  }

  @Test
  void keepsTheLargestBlock() {
    FloatBuffer large = memory.hold(new float[3]);
    FloatBuffer small = memory.hold(new float[1]);
    memory.giveBack(large);
    memory.giveBack(small);

    assertThat(memory.hold(new float[3])).isSameAs(large);
  }

  @Test
  void takesMoreForALargerInput() {
    memory.giveBack(memory.hold(new float[1]));

    assertThat(values(memory.hold(new float[] {1, 2}))).containsExactly(1, 2);
  }

  private static float[] values(FloatBuffer buffer) {
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }
}
