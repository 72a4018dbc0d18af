package io.marram.anomaly.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.anomaly.detector.Explanation;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void saysWhatWasExpectedIfThatIsKnown() {
    assertThat(Words.of(new Explanation("rate of change", 12.345678, 0.4)))
        .isEqualTo("rate of change 12.35, expected about 0.4");
    assertThat(Words.of(new Explanation("value", 3, Double.NaN))).isEqualTo("value 3");
  }

  @Test
  void numbersHaveFourDigitsThatCount() {
    assertThat(Words.number(0)).isEqualTo("0");
    assertThat(Words.number(-0.00123456)).isEqualTo("-0.001235");
    assertThat(Words.number(123456)).isEqualTo("123500");
    assertThat(Words.number(1e15)).isEqualTo("1E+15");
    assertThat(Words.number(1.23456e-9)).isEqualTo("1.235E-9");
    assertThat(Words.number(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void durationsHaveTheirLargestUnit() {
    assertThat(Words.duration(0)).isEqualTo("0 ms");
    assertThat(Words.duration(1500)).isEqualTo("1.5 s");
    assertThat(Words.duration(90 * 60_000)).isEqualTo("1.5 h");
    assertThat(Words.duration(36 * 3_600_000L)).isEqualTo("1.5 d");
  }
}
