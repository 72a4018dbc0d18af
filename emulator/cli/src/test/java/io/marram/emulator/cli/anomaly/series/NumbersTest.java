package io.marram.emulator.cli.anomaly.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @Property
  void readsEveryNumberThatJavaWrites(@ForAll double number) {
    assertThat(Numbers.parse(Double.toString(number))).isEqualTo(OptionalDouble.of(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "NaN", "nan", "null", "None", "N/A", "?"})
  void knowsTheWordsForAMissingValue(String text) {
    assertThat(Numbers.parse(text)).isEqualTo(OptionalDouble.of(Double.NaN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"inf", "Infinity", "+inf"})
  void knowsInfinity(String text) {
    assertThat(Numbers.parse(text)).hasValue(Double.POSITIVE_INFINITY);
    assertThat(Numbers.parse("-inf")).hasValue(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"twelve", "1d", "0x1p3", "1,5", "1 2", "--1", "12 °C", "e", "."})
  void findsNoNumberInText(String text) {
    assertThat(Numbers.parse(text)).isEmpty();
  }
}
