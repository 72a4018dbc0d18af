package io.marram.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EnrolledFaceTest {

  @ParameterizedTest
  @ValueSource(strings = {"A", "Zoë", "王伟", "Ann-Marie O'Neil, Jr. #2"})
  void acceptsNamesAsPeopleHaveThem(String name) {
    assertThat(EnrolledFace.requireName(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " Ann", "Ann ", "A\nB", "A\u0000", "A\u202eB", "\ud800"})
  void refusesNamesThatCannotBePrinted(String name) {
    assertThatThrownBy(() -> EnrolledFace.requireName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("name must");
  }

  @Test
  void refusesALongName() {
    assertThatThrownBy(() -> EnrolledFace.requireName("x".repeat(65)))
        .hasMessage("name must have 1 to 64 characters, had 65");
  }

  @Test
  void refusesAnEmptyEmbedding() {
    assertThatThrownBy(() -> new EnrolledFace("Ann", "net", new float[0], Instant.EPOCH, "1"))
        .hasMessage("embedding must not be empty");
  }
}
