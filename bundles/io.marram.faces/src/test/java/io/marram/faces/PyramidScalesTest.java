package io.marram.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PyramidScalesTest {

  @Test
  void theSmallestFaceFillsACellAtTheFirstScale() {
    double[] scales = PyramidScales.of(640, 480, 20, 0.709);

    // 12 / 20, then 0.709 times as much each, while 480 pixels still hold a cell of 12.
    assertThat(scales).hasSize(10);
    assertThat(scales[0]).isEqualTo(0.6);
    assertThat(scales[1]).isCloseTo(0.4254, within(1e-12));
    assertThat(scales[9]).isCloseTo(0.6 * Math.pow(0.709, 9), within(1e-12));
    assertThat(480 * scales[9]).isGreaterThan(12);
    assertThat(480 * scales[9] * 0.709).isLessThan(12);
  }

  @Test
  void aPictureOfTheSmallestFacesSizeIsSearchedOnce() {
    assertThat(PyramidScales.of(300, 20, 20, 0.709)).containsExactly(0.6);
  }

  @Test
  void aSmallerPictureIsNotSearched() {
    assertThat(PyramidScales.of(300, 19, 20, 0.709)).isEmpty();
  }

  @Test
  void aSideIsRoundedDownAfterAddingOne() {
    assertThat(PyramidScales.extent(640, 0.6)).isEqualTo(385);
    assertThat(PyramidScales.extent(473, 0.6)).isEqualTo(284);
    assertThat(PyramidScales.extent(1, 0.01)).isEqualTo(1);
  }
}
