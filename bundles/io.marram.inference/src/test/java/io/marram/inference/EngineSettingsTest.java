package io.marram.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineSettingsTest {

  @Test
  void usesOneThreadUnlessToldOtherwise() {
    assertThat(EngineSettings.defaults()).isEqualTo(new EngineSettings(1, Optional.empty()));
  }

  @Test
  void refusesNumbersOfThreadsThatMakeNoSense() {
    assertThatThrownBy(() -> new EngineSettings(0, Optional.empty()))
        .hasMessage("threads must be between 1 and 64, was 0");
    assertThatThrownBy(() -> new EngineSettings(65, Optional.empty()))
        .hasMessage("threads must be between 1 and 64, was 65");
  }
}
