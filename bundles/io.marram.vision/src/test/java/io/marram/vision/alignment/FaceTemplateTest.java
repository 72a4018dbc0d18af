package io.marram.vision.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marram.vision.geometry.Point;
import io.marram.vision.geometry.SimilarityTransform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FaceTemplateTest {

  @Test
  void dlibsMeanShapeIsPaddedByAQuarter() {
    // (0.22549 + 0.25) / 1.5 * 150 - 0.5
    assertThat(FaceTemplate.DLIB_150.landmarks().leftEye().x()).isCloseTo(47.049f, within(1e-3f));
    assertThat(FaceTemplate.DLIB_150.landmarks().leftEye().y()).isCloseTo(46.099f, within(1e-3f));
  }

  @Test
  void theChipShowsThreeAndAHalfEyeDistances() {
    assertThat(FaceTemplate.CHIP.size()).isEqualTo(192);
    assertThat(192 / FaceTemplate.CHIP.landmarks().eyeDistance()).isCloseTo(3.6f, within(0.01f));
  }

  static FaceTemplate[] crops() {
    return new FaceTemplate[] {FaceTemplate.ARCFACE_112, FaceTemplate.DLIB_150};
  }

  @ParameterizedTest
  @MethodSource("crops")
  void theChipHoldsEveryCropWhole(FaceTemplate crop) {
    SimilarityTransform toChip =
        SimilarityTransform.leastSquares(crop.landmarks(), FaceTemplate.CHIP.landmarks());
    float last = crop.size() - 1;

    for (Point corner :
        new Point[] {
          new Point(0, 0), new Point(last, 0), new Point(0, last), new Point(last, last)
        }) {
      Point inChip = toChip.apply(corner);
      assertThat(inChip.x()).isBetween(0f, 191f);
      assertThat(inChip.y()).isBetween(0f, 191f);
    }
  }

  @Test
  void aSquareHasASize() {
    assertThatThrownBy(() -> new FaceTemplate(0, FaceTemplate.CHIP.landmarks()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("size must be at least 1, was 0");
  }
}
