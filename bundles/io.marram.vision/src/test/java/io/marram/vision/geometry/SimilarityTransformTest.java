package io.marram.vision.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SimilarityTransformTest {

  private static final Landmarks FACE = Landmarks.of(38, 51, 73, 52, 56, 71, 41, 92, 70, 91);

  @Test
  void turnsAQuarterAndShifts() {
    // (x, y) -> (-y + 5, x + 7)
    SimilarityTransform turn = new SimilarityTransform(0, 1, 5, 7);

    assertThat(turn.apply(new Point(2, 3))).isEqualTo(new Point(2, 9));
    assertThat(turn.scale()).isEqualTo(1);
  }

  @Test
  void findsScaleAndShiftOfTwoPoints() {
    SimilarityTransform found =
        SimilarityTransform.leastSquares(new float[] {0, 0, 1, 0}, new float[] {3, 4, 5, 4});

    assertThat(found).isEqualTo(new SimilarityTransform(2, 0, 3, 4));
  }

  @Test
  void leavesTheLeastSquaresWhenNoTransformFits() {
    // The corners of a square against a rectangle twice as wide: best is one and a half.
    float[] square = {-1, -1, 1, -1, 1, 1, -1, 1};
    float[] wide = {-2, -1, 2, -1, 2, 1, -2, 1};

    assertThat(SimilarityTransform.leastSquares(square, wide))
        .isEqualTo(new SimilarityTransform(1.5, 0, 0, 0));
  }

  @Test
  void neverMirrors() {
    float[] triangle = {0, 0, 4, 0, 0, 1};
    float[] mirrored = {0, 0, -4, 0, 0, 1};

    SimilarityTransform found = SimilarityTransform.leastSquares(triangle, mirrored);

    // Going round the corners of the result is still anticlockwise.
    Point first = found.apply(new Point(0, 0));
    Point second = found.apply(new Point(4, 0));
    Point third = found.apply(new Point(0, 1));
    float turn =
        (second.x() - first.x()) * (third.y() - first.y())
            - (second.y() - first.y()) * (third.x() - first.x());
    assertThat(turn).isPositive();
  }

  @Test
  void refusesPointsWithoutExtent() {
    Landmarks oneSpot = Landmarks.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

    assertThatThrownBy(() -> SimilarityTransform.leastSquares(FACE, oneSpot))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("coincide");
    assertThatThrownBy(() -> SimilarityTransform.leastSquares(oneSpot, FACE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                SimilarityTransform.leastSquares(
                    FACE, Landmarks.of(1, 1, Float.NaN, 1, 1, 1, 1, 1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesSetsOfDifferentSize() {
    assertThatThrownBy(() -> SimilarityTransform.leastSquares(new float[4], new float[6]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("equal size");
  }

  @Test
  void scaleZeroHasNoInverse() {
    assertThatThrownBy(() -> new SimilarityTransform(0, 0, 1, 1).inverse())
        .isInstanceOf(ArithmeticException.class);
  }

  @Property
  void recoversAKnownTransform(
      @ForAll @DoubleRange(min = 0.05, max = 20) double scale,
      @ForAll @DoubleRange(min = -3.1, max = 3.1) double angle,
      @ForAll @DoubleRange(min = -2000, max = 2000) double tx,
      @ForAll @DoubleRange(min = -2000, max = 2000) double ty) {
    SimilarityTransform known =
        new SimilarityTransform(scale * Math.cos(angle), scale * Math.sin(angle), tx, ty);

    SimilarityTransform found = SimilarityTransform.leastSquares(FACE, known.apply(FACE));

    assertThat(found.a()).isCloseTo(known.a(), within(1e-4));
    assertThat(found.b()).isCloseTo(known.b(), within(1e-4));
    assertThat(found.tx()).isCloseTo(known.tx(), within(1e-2));
    assertThat(found.ty()).isCloseTo(known.ty(), within(1e-2));
  }

  @Property
  void theInverseLeadsBack(
      @ForAll @DoubleRange(min = 0.1, max = 20) double scale,
      @ForAll @DoubleRange(min = -3.1, max = 3.1) double angle,
      @ForAll @DoubleRange(min = -100, max = 100) double tx) {
    SimilarityTransform there =
        new SimilarityTransform(scale * Math.cos(angle), scale * Math.sin(angle), tx, -tx);

    Landmarks back = there.inverse().apply(there.apply(FACE));

    float[] expected = FACE.xy();
    for (int i = 0; i < expected.length; i++) {
      assertThat(back.xy()[i]).isCloseTo(expected[i], within(0.01f));
    }
  }
}
