package org.eclipse.kura.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DataTransportTokenTest {
  @Test
  void isTheSameForTheSameMessageOfTheSameSession() {
    assertThat(new DataTransportToken(7, "s"))
        .isEqualTo(new DataTransportToken(7, "s"))
        .hasSameHashCodeAs(new DataTransportToken(7, "s"))
        .isNotEqualTo(new DataTransportToken(8, "s"))
        .isNotEqualTo(new DataTransportToken(7, null))
        .isNotEqualTo("7");
  }
}
