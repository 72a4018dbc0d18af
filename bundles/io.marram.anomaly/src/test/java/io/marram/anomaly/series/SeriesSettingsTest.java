package io.marram.anomaly.series;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SeriesSettingsTest {

  @Test
  void cannotBeWrong() {
    assertRefused(9, 1, "window.readings must be 10..10000, was 9");
    assertRefused(10_001, 1, "window.readings must be 10..10000, was 10001");
    assertRefused(100, 0, "false.alarms.per.day must be over 0 up to 1000, was 0");
    assertRefused(100, 1001, "was 1001");
    assertRefused(100, Double.NaN, "was NaN");
  }

  private static void assertRefused(int window, double falseAlarms, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeriesSettings(window, falseAlarms, 1))
        .withMessageContaining(reason);
  }
}
