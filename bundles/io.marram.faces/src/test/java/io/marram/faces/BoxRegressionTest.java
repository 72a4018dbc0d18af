package io.marram.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoxRegressionTest {

  private final Candidates boxes = new Candidates();

  @Test
  void shiftsEachCornerByItsShareOfTheSize() {
    boxes.add(10, 20, 30, 60, 1);
    boxes.shiftLast(new float[] {9, 0.1f, -0.1f, 0.2f, 0.05f}, 1);

    BoxRegression.shift(boxes, BoxRegression.CORNER_TO_CORNER);

    // 20 wide and 40 high.
    assertCorners(12, 16, 34, 62);
  }

  @Test
  void laterStagesCountTheLastPixelToo() {
    boxes.add(10, 20, 30, 60, 1);
    boxes.shiftLast(new float[] {0.1f, -0.1f, 0.2f, 0.05f}, 0);

    BoxRegression.shift(boxes, BoxRegression.COUNTING_PIXELS);

    // 21 wide and 41 high.
    assertCorners(12.1f, 15.9f, 34.2f, 62.05f);
  }

  @Test
  void aTallBoxIsWidened() {
    boxes.add(10, 20, 30, 60, 1);

    BoxRegression.square(boxes);

    assertCorners(0, 20, 40, 60);
  }

  @Test
  void aWideBoxIsHeightened() {
    boxes.add(10, 20, 40, 30, 1);

    BoxRegression.square(boxes);

    assertCorners(10, 10, 40, 40);
  }

  private void assertCorners(float... expected) {
    for (int i = 0; i < 4; i++) {
      assertThat(boxes.corners()[i]).isCloseTo(expected[i], within(1e-4f));
    }
  }
}
