package io.marram.converter.tfjs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatTest {

  @ParameterizedTest
  @CsvSource({
    "0000, 0",
    "8000, -0.0",
    "3c00, 1",
    "c000, -2",
    "7bff, 65504",
    "0400, 6.103515625e-5",
    "0001, 5.9604644775390625e-8",
    "83ff, -6.097555160522461e-5",
    "7c00, Infinity",
    "fc00, -Infinity",
    "7e00, NaN"
  })
  void keepsTheNumber(String bits, Float expected) {
    short half = (short) Integer.parseInt(bits, 16);

    assertThat(HalfFloat.toFloat(half)).isEqualTo(expected);
  }
}
