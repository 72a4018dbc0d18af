package org.eclipse.kura.configuration.metatype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScalarTest {
  @Test
  void readsTheNamesOfMetatypeFiles() {
    for (Scalar scalar : Scalar.values()) {
      assertThat(Scalar.fromValue(scalar.value())).isEqualTo(scalar);
    }
    assertThat(Scalar.fromValue("Character")).isEqualTo(Scalar.CHAR);
    assertThatThrownBy(() -> Scalar.fromValue("Whole"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
