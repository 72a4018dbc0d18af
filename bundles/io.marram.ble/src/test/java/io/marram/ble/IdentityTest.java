package io.marram.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {

  @Test
  void anAddressIsTheSameInSmallLetters() {
    assertThat(new SensorAddress("a4:c1:38:8d:18:b2"))
        .isEqualTo(new SensorAddress("A4:C1:38:8D:18:B2"))
        .hasToString("A4:C1:38:8D:18:B2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "A4:C1:38:8D:18", "A4:C1:38:8D:18:B2:00", "A4-C1-38-8D-18-B2", "sensor"})
  void refusesWhatIsNoAddress(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SensorAddress(text))
        .withMessageContaining("address must be");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "231d39c1",
        "231d39c1d7cc1ab1aee224cd096db93g",
        "２31d39c1d7cc1ab1aee224cd096db932"
      })
  void refusesWhatIsNoKeyWithoutRepeatingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BindKey.parse(text))
        .withMessage("key must be 32 hexadecimal digits");
  }

  @Test
  void aKeyDoesNotShowItself() {
    String digits = "231d39c1d7cc1ab1aee224cd096db932";

    assertThat(BindKey.parse(" " + digits + " ").toString()).doesNotContain(digits);
  }
}
