package io.marram.cloud.recognition.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FalseAcceptRateTest {

  @Test
  void leavesASingleComparisonTheWholeRate() {
    assertThat(new FalseAcceptRate(0.01).perComparison(1)).isCloseTo(0.01, within(1e-15));
  }

  @Test
  void sharesTheRateAmongTheComparisons() {
    // 1 - 0.99^(1/2) = 1 - 0.99498743710662
    assertThat(new FalseAcceptRate(0.01).perComparison(2))
        .isCloseTo(0.00501256289338, within(1e-13));
  }

  @Test
  void keepsTheDigitsOfASmallRateOverALargeGallery() {
    assertThat(new FalseAcceptRate(1e-6).perComparison(1_000_000))
        .isCloseTo(1.0000005e-12, within(1e-18));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, 1e-10, 0.11, 1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesRatesThatCannotBeMeant(double rate) {
    assertThatThrownBy(() -> new FalseAcceptRate(rate))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("false accept rate")
        .hasMessageEndingWith("was " + rate);
  }
}
