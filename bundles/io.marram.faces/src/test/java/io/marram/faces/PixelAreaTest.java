package io.marram.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marram.vision.image.RgbImage;
import org.junit.jupiter.api.Test;

class PixelAreaTest {

  private static final RgbImage PICTURE = Drawings.squares(10, 8, 4, 0, 0);

  @Test
  void countsPixelsFromOneAndIncludesTheLast() {
    assertThat(area(1, 1, 5, 5)).isEqualTo(new PixelArea(0, 0, 5, 5));
    assertThat(area(3, 2, 3, 2)).isEqualTo(new PixelArea(2, 1, 3, 2));
  }

  @Test
  void dropsTheFractionTowardsZero() {
    assertThat(area(2.9f, 3.9f, 6.9f, 7.9f)).isEqualTo(new PixelArea(1, 2, 6, 7));
  }

  @Test
  void cutsOffWhatReachesBeyondThePicture() {
    assertThat(area(-3.9f, -0.5f, 7.2f, 100)).isEqualTo(new PixelArea(0, 0, 7, 8));
    assertThat(area(6, 5, 30, 30)).isEqualTo(new PixelArea(5, 4, 10, 8));
  }

  @Test
  void isEmptyWhenTheBoxIsOutside() {
    assertThat(area(11, 1, 20, 5).isEmpty()).isTrue();
    assertThat(area(-9, -9, -1, -1).isEmpty()).isTrue();
    assertThat(area(2, 5, 5, 5).isEmpty()).isFalse();
    assertThat(area(2, 6, 5, 5).isEmpty()).isTrue();
    assertThat(area(Float.NaN, 1, Float.NaN, 5).isEmpty()).isTrue();
  }

  @Test
  void isResizedByArea() {
    float[] values = new float[1 + 3 * 4];

    // Pixels 0..5: white up to 3, black from 4. Halves of three: white, and a third of white.
    new PixelArea(0, 0, 6, 2).resize(PICTURE, 2, values, 1);

    assertThat(values[0]).isZero();
    assertThat(values[1]).isCloseTo(0.99609375f, within(1e-6f));
    assertThat(values[4] * 128 + 127.5f).isCloseTo(85, within(1e-3f));
    assertThat(values[10] * 128 + 127.5f).isCloseTo(85, within(1e-3f));
  }

  @Test
  void aSinglePixelFillsTheSquare() {
    float[] values = new float[3 * 24 * 24];

    new PixelArea(9, 7, 10, 8).resize(PICTURE, 24, values, 0);

    assertThat(values).containsOnly(-0.99609375f);
  }

  private static PixelArea area(float left, float top, float right, float bottom) {
    return PixelArea.of(new float[] {0, 0, 0, 0, left, top, right, bottom}, 4, PICTURE);
  }
}
