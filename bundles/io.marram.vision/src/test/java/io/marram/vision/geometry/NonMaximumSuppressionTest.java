package io.marram.vision.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.vision.geometry.NonMaximumSuppression.Overlap;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NonMaximumSuppressionTest {

  private static final NonMaximumSuppression HALF = new NonMaximumSuppression(Overlap.UNION, 0.5f);

  @Test
  void keepsTheBestOfOverlappingBoxes() {
    // The second shares 90 of 110 with the first (0.82), the third shares nothing.
    List<Box> boxes =
        List.of(new Box(0, 0, 10, 10), new Box(1, 0, 11, 10), new Box(20, 20, 30, 30));

    assertThat(HALF.keep(boxes, new float[] {0.8f, 0.9f, 0.3f})).containsExactly(1, 2);
  }

  @Test
  void overlapEqualToTheThresholdIsAllowed() {
    // Six shared of twelve together: exactly a half.
    List<Box> boxes = List.of(new Box(0, 0, 3, 3), new Box(1, 0, 4, 3));

    assertThat(HALF.keep(boxes, new float[] {1, 0.5f})).containsExactly(0, 1);
  }

  @Test
  void aBoxThatWasSuppressedSuppressesNothing() {
    // Each neighbour overlaps the next by 0.6; the ends only by a third.
    List<Box> boxes = List.of(new Box(0, 0, 8, 10), new Box(2, 0, 10, 10), new Box(4, 0, 12, 10));

    assertThat(HALF.keep(boxes, new float[] {0.9f, 0.8f, 0.7f})).containsExactly(0, 2);
  }

  @Test
  void overTheSmallerAreaASmallBoxInsideALargeOneGoes() {
    List<Box> boxes = List.of(new Box(0, 0, 100, 100), new Box(40, 40, 50, 50));
    float[] scores = {0.9f, 0.8f};

    assertThat(HALF.keep(boxes, scores)).containsExactly(0, 1);
    assertThat(new NonMaximumSuppression(Overlap.MINIMUM, 0.7f).keep(boxes, scores))
        .containsExactly(0);
  }

  @Test
  void equalScoresKeepTheirOrder() {
    List<Box> boxes = List.of(new Box(0, 0, 1, 1), new Box(5, 5, 6, 6), new Box(0, 0, 1, 1));

    assertThat(HALF.keep(boxes, new float[] {0.5f, 0.5f, 0.5f})).containsExactly(0, 1);
  }

  @Test
  void negativeScoresSortBelowPositiveOnes() {
    List<Box> boxes = List.of(new Box(0, 0, 1, 1), new Box(5, 5, 6, 6), new Box(9, 9, 10, 10));

    assertThat(HALF.keep(boxes, new float[] {-2, 0.1f, -1})).containsExactly(1, 2, 0);
  }

  @Test
  void looksOnlyAtAsManyBoxesAsItIsTold() {
    assertThat(HALF.keep(new float[] {0, 0, 1, 1, 8, 8, 9, 9}, new float[] {1, 2}, 1))
        .containsExactly(0);
    assertThat(HALF.keep(List.of(), new float[0])).isEmpty();
  }

  @Test
  void refusesAThresholdOutOfRange() {
    assertThatThrownBy(() -> new NonMaximumSuppression(Overlap.UNION, 1.5f))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("threshold must be from 0 to 1, was 1.5");
    assertThatThrownBy(() -> new NonMaximumSuppression(Overlap.UNION, Float.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void keepsWhatTheDefinitionKeeps(@ForAll @Size(max = 40) List<@From("boxes") Box> boxes) {
    float[] scores = new float[boxes.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (i * 7919 % 13) / 13f;
    }

    List<Integer> expected = byDefinition(boxes, scores, 0.5f);

    assertThat(HALF.keep(boxes, scores)).containsExactly(expected.toArray(Integer[]::new));
  }

  /** Slow and plain: take the best, drop what overlaps it, go on with the rest. */
  private static List<Integer> byDefinition(List<Box> boxes, float[] scores, float threshold) {
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      rest.add(i);
    }
    List<Integer> kept = new ArrayList<>();
    while (!rest.isEmpty()) {
      int best = rest.get(0);
      for (int i : rest) {
        if (scores[i] > scores[best]) {
          best = i;
        }
      }
      kept.add(best);
      Box box = boxes.get(best);
      int chosen = best;
      rest.removeIf(i -> i == chosen || box.intersectionOverUnion(boxes.get(i)) > threshold);
    }
    return kept;
  }

  @Provide
  Arbitrary<Box> boxes() {
    Arbitrary<Integer> places = Arbitraries.integers().between(0, 30);
    Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 30);
    return Combinators.combine(places, places, sizes, sizes)
        .as((x, y, width, height) -> new Box(x, y, x + width, y + height));
  }
}
