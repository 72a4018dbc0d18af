package io.marram.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensorListTest {

  private static final String KEY = "231d39c1d7cc1ab1aee224cd096db932";

  @Test
  void readsALinePerSensor() {
    List<Sensor> sensors =
        SensorList.parse(
            """
            # kitchen
            a4:c1:38:8d:18:b2, fridge, Kitchen north, °F

            54:48:E6:8F:80:A5, yard
            """,
            "54:48:E6:8F:80:A5=" + KEY + ";");

    assertThat(sensors).extracting(Sensor::name).containsExactly("fridge", "yard");
    assertThat(sensors.get(0).location()).isEqualTo("Kitchen north");
    assertThat(sensors.get(0).unit()).isEqualTo(PreferredUnit.FAHRENHEIT);
    assertThat(sensors.get(0).key()).isEmpty();
    assertThat(sensors.get(1).location()).isEmpty();
    assertThat(sensors.get(1).unit()).isEqualTo(PreferredUnit.ORIGINAL);
    assertThat(sensors.get(1).key()).isPresent();
    assertThat(SensorList.parse("", "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A4:C1:38:8D:18:B2 | line 1: must be address, name, location, unit",
        "A4:C1:38:8D:18:B2,a,b,,1,f | line 1: must be address, name, location, unit, restarts",
        "A4:C1:38:8D:18:B2,a,b,,e | line 1: restarts must be a number",
        "A4:C1:38:8D:18:B2,a,b,,-1 | line 1: restarts must be 0..1000",
        "#\\nfridge, A4:C1:38:8D:18:B2 | line 2: address must be six bytes",
        "A4:C1:38:8D:18:B2, a/b | line 1: name must be",
        "A4:C1:38:8D:18:B2, a, b, furlong | line 1: unit must be empty or one of °F, hPa, Pa",
        "A4:C1:38:8D:18:B2, a\\na4:c1:38:8d:18:b2, b | lines 1 and 2: both have the address A4:C1:38:8D:18:B2",
        "A4:C1:38:8D:18:B2, a\\n54:48:E6:8F:80:A5, A | lines 1 and 2: both have the name a"
      })
  void saysWhichLineIsWrong(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SensorList.parse(text.replace("\\n", "\n"), ""))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({
    "231d39c1d7cc1ab1aee224cd096db932",
    "231d39c1d7cc1ab1aee224cd096db932=A4:C1:38:8D:18:B2",
    "A4:C1:38:8D:18:B2=231d39c1d7cc1ab1aee224cd096db9321",
    "54:48:E6:8F:80:A5=231d39c1d7cc1ab1aee224cd096db932"
  })
  void refusesKeysThatFitNoSensorWithoutShowingThem(String keys) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SensorList.parse("A4:C1:38:8D:18:B2, fridge", keys))
        .satisfies(e -> assertThat(e.getMessage()).startsWith("key").doesNotContain("231d"));
  }

  @Test
  void namesReadingsAfterTheirSensorAndType() {
    Sensor fridge = SensorList.parse("A4:C1:38:8D:18:B2, fridge", "").get(0);

    assertThat(fridge.readingId(new Measurement("temperature", 1, 4, "°C")))
        .isEqualTo("fridge-temperature");
    assertThat(fridge.readingId(new Measurement("temperature", 2, 4, "°C")))
        .isEqualTo("fridge-temperature-2");
  }

  @Test
  void convertsWhatHasTheUnit() {
    Measurement warm = new Measurement("temperature", 1, 25, "°C");

    assertThat(PreferredUnit.FAHRENHEIT.convert(warm))
        .isEqualTo(new Measurement("temperature", 1, 77, "°F"));
    assertThat(PreferredUnit.HECTOPASCAL.convert(warm)).isEqualTo(warm);
    assertThat(PreferredUnit.ORIGINAL.convert(warm)).isEqualTo(warm);
    assertThat(PreferredUnit.HECTOPASCAL.convert(new Measurement("pressure", 1, 101_325, "Pa")))
        .isEqualTo(new Measurement("pressure", 1, 1013.25, "hPa"));
  }
}
