package io.marram.emulator.cli.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class SensorTableTest {

  @Test
  void showsWhatASensorMeasures() {
    Reading reading = new Reading("temp_001", "temperature", "floor", 21.456, "°C", 10_000);

    assertThat(
            SensorTable.live(List.of(new SensorState("gw-1", reading, 0.5, "▁█")), 11_250).lines())
        .last()
        .isEqualTo("gw-1     temp_001  21.46 °C  1.3 s  0.5/s  ▁█      temperature  floor");
  }

  @Test
  void showsNumbersOfAnySize() {
    assertThat(SensorTable.value(reading(0, "lx"))).isEqualTo("0.00 lx");
    assertThat(SensorTable.value(reading(-1.5e-7, ""))).isEqualTo("-1.500e-07");
    assertThat(SensorTable.value(reading(1e300, "W"))).isEqualTo("1.000e+300 W");
  }

  @Test
  void showsAgesOfAnyLengthAndClocksThatAreAhead() {
    assertThat(SensorTable.age(0)).isEqualTo("0.0 s");
    assertThat(SensorTable.age(200_000)).isEqualTo("3 min");
    assertThat(SensorTable.age(7_300_000)).isEqualTo("2 h");
    assertThat(SensorTable.age(400L * 3600 * 1000)).isEqualTo("16 d");
    assertThat(SensorTable.age(-5_000)).isEqualTo("-5.0 s");
  }

  @Test
  void letsNoTextSteerTheTerminal() {
    assertThat(SensorTable.text("a\033[2Jb")).isEqualTo("a?[2Jb");
    assertThat(SensorTable.text("x".repeat(100))).hasSize(32).endsWith("…");
  }

  private static Reading reading(double value, String unit) {
    return new Reading("s", "", "", value, unit, 0);
  }
}
