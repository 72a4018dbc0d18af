package io.marram.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CandidatesTest {

  @Test
  void growWithTheirShifts() {
    Candidates boxes = numbered(1000);

    assertThat(boxes.size()).isEqualTo(1000);
    assertThat(boxes.corners()[4 * 999]).isEqualTo(999);
    assertThat(boxes.shifts()[4 * 999 + 3]).isEqualTo(999);
    assertThat(boxes.score(500)).isEqualTo(0.5f);
  }

  @Test
  void areSelectedInTheOrderAskedFor() {
    Candidates selected = numbered(10).select(new int[] {7, 2});

    assertThat(selected.size()).isEqualTo(2);
    assertThat(selected.corners()[0]).isEqualTo(7);
    assertThat(selected.corners()[4]).isEqualTo(2);
    assertThat(selected.shifts()[4]).isEqualTo(2);
  }

  @Test
  void theBestStayInTheirOrder() {
    Candidates boxes = new Candidates();
    for (float score : new float[] {0.3f, 0.9f, 0.5f, 0.7f, 0.1f}) {
      boxes.add(0, 0, 1, 1, score);
    }

    Candidates best = boxes.best(3);

    assertThat(best.size()).isEqualTo(3);
    assertThat(best.score(0)).isEqualTo(0.9f);
    assertThat(best.score(1)).isEqualTo(0.5f);
    assertThat(best.score(2)).isEqualTo(0.7f);
    assertThat(boxes.best(5)).isSameAs(boxes);
  }

  @Test
  void ofEqualOnesNoMoreThanAskedForStay() {
    Candidates boxes = new Candidates();
    for (int i = 0; i < 10; i++) {
      boxes.add(i, 0, 1, 1, 0.5f);
    }

    assertThat(boxes.best(4).size()).isEqualTo(4);
  }

  private static Candidates numbered(int count) {
    Candidates boxes = new Candidates();
    for (int i = 0; i < count; i++) {
      boxes.add(i, 0, 1, 1, i / 1000f);
      boxes.shiftLast(new float[] {i, i, i, i}, 0);
    }
    return boxes;
  }
}
