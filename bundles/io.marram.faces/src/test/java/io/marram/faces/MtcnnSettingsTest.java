package io.marram.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MtcnnSettingsTest {

  @Test
  void theDefaultsAreThoseOfTheAuthors() {
    assertThat(MtcnnSettings.DEFAULT)
        .isEqualTo(new MtcnnSettings(20, 0.709, 0.6f, 0.7f, 0.7f, 100));
  }

  @Test
  void refusesWhatCannotWork() {
    assertRefused(
        () -> new MtcnnSettings(11, 0.709, 0.6f, 0.7f, 0.7f, 1),
        "smallestFacePixels must be at least 12, was 11");
    assertRefused(
        () -> new MtcnnSettings(20, 1, 0.6f, 0.7f, 0.7f, 1),
        "pyramidFactor must be from 0.5 to 0.95, was 1.0");
    assertRefused(
        () -> new MtcnnSettings(20, Double.NaN, 0.6f, 0.7f, 0.7f, 1),
        "pyramidFactor must be from 0.5 to 0.95, was NaN");
    assertRefused(
        () -> new MtcnnSettings(20, 0.709, -0.1f, 0.7f, 0.7f, 1),
        "proposalThreshold must be from 0 to 1, was -0.1");
    assertRefused(
        () -> new MtcnnSettings(20, 0.709, 0.6f, 1.1f, 0.7f, 1),
        "refinementThreshold must be from 0 to 1, was 1.1");
    assertRefused(
        () -> new MtcnnSettings(20, 0.709, 0.6f, 0.7f, Float.NaN, 1),
        "outputThreshold must be from 0 to 1, was NaN");
    assertRefused(
        () -> new MtcnnSettings(20, 0.709, 0.6f, 0.7f, 0.7f, 0),
        "mostFaces must be at least 1, was 0");
  }

  private static void assertRefused(Runnable settings, String message) {
    assertThatThrownBy(settings::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
