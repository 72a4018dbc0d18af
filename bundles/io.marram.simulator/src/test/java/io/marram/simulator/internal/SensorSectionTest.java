package io.marram.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.simulator.FaultKind;
import io.marram.simulator.FaultSettings;
import io.marram.simulator.SensorSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensorSectionTest {

  private static final SensorSettings TEMPERATURE =
      new SensorSettings(
          "temp_001", "temperature", "factory_floor", "°C", 15, 35, 0.5, "", 0.8, List.of());

  private static final String LIST =
      """
      - id: temp_001
        type: temperature
        location: factory_floor
        min_val: 15
        max_val: 35
        unit: °C
        sampling_rate: .5
      """;

  @Test
  void readsTheSourceProjectsConfigurationAsItIs() {
    assertThat(SensorSection.read(Yaml.SOURCE_PROJECT)).containsExactly(TEMPERATURE);
    assertThat(SensorSection.read(Yaml.SOURCE_PROJECT.replace("\n", "\r\n")))
        .containsExactly(TEMPERATURE);
  }

  @Test
  void readsTheSectionOrTheListAlone() {
    String inner = "sensors:\n" + LIST.indent(2);
    String section = "simulation:\n" + inner.indent(2);

    for (String text : List.of(LIST, inner, section, "sensors:\n" + section.indent(2))) {
      assertThat(SensorSection.read(text)).containsExactly(TEMPERATURE);
    }
  }

  @Test
  void readsNoSensorsFromASectionThatIsSwitchedOff() {
    assertThat(SensorSection.read(Yaml.SOURCE_PROJECT.replace("enabled: true", "enabled: False")))
        .isEmpty();
    assertThat(SensorSection.read("sensors: []")).isEmpty();
  }

  @Test
  void aSensorNeedsAnIdAndARangeOnly() {
    assertThat(SensorSection.read("- {id: 007, min_val: -1e-2, max_val: +1.}"))
        .containsExactly(
            new SensorSettings("007", "generic", "", "", -0.01, 1, 1, "", 0.8, List.of()));
  }

  @Test
  void readsGroupsAndFaults() {
    List<SensorSettings> sensors =
        SensorSection.read(
            """
            simulation:
              faults:
                stuck: {every: 3600, lasting: 60}
              sensors:
                - {id: a, min_val: 0, max_val: 1, group: hall, correlation: -0.5}
                - id: b
                  min_val: 0
                  max_val: 1
                  faults:
                    spike: {every: 600, size: 2}
                    noise: {every: 600, lasting: 0.5, size: 0.1}
                - {id: c, min_val: 0, max_val: 1, faults: {}}
            """);

    assertThat(sensors.get(0).group()).isEqualTo("hall");
    assertThat(sensors.get(0).correlation()).isEqualTo(-0.5);
    assertThat(sensors.get(0).faults())
        .containsExactly(
            new FaultSettings(FaultKind.STUCK, Duration.ofHours(1), Duration.ofMinutes(1), 0));
    assertThat(sensors.get(1).faults())
        .containsExactly(
            new FaultSettings(FaultKind.NOISE, Duration.ofMinutes(10), Duration.ofMillis(500), 0.1),
            new FaultSettings(FaultKind.SPIKE, Duration.ofMinutes(10), Duration.ZERO, 2));
    assertThat(sensors.get(2).faults()).isEmpty();
  }

  @Test
  void sensorsMayShareFaultsByAnAlias() {
    List<SensorSettings> sensors =
        SensorSection.read(
            """
            - {id: a, min_val: 0, max_val: 1, faults: &usual {stuck: {every: 60, lasting: 6}}}
            - {id: b, min_val: 0, max_val: 1, faults: *usual}
            """);

    assertThat(sensors.get(1).faults()).isEqualTo(sensors.get(0).faults()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sampling_rate: .5 | sampling_rate: -1 | line 1: sensor temp_001: sampling_rate must be",
        "sampling_rate: .5 | sampling_rate: 0 | sampling_rate must be",
        "min_val: 15 | min_val: 36 | line 1: sensor temp_001: min_val must not be greater",
        "min_val: 15 | min_val: .nan | line 4: min_val must be a finite number, was .nan",
        "min_val: 15 | min_val: NaN | line 4: min_val must be a finite number, was NaN",
        "max_val: 35 | max_val: .inf | line 5: max_val must be a finite number",
        "max_val: 35 | max_val: 1e999 | line 5: max_val must be a finite number",
        "max_val: 35 | max_val: high | line 5: max_val must be a finite number, was high",
        "max_val: 35 | max_val: 0x1p3 | line 5: max_val must be a finite number",
        "max_val: 35 | max_val: [35] | line 5: max_val must be a single value",
        "max_val: 35 | max: 35 | line 5: max is no field; there are correlation, faults",
        "max_val: 35 | unit: x | line 6: unit is there twice",
        "max_val: 35 | group: x | line 1: max_val is missing",
        "id: temp_001 | id: ~ | line 1: id is missing",
        "id: temp_001 | id: '' | id must not be empty",
        "id: temp_001 | id: a/b | sensor a/b: id must not be empty nor contain",
        "id: temp_001 | id: {a: b} | line 1: id must be a single value",
        "unit: °C | faults: {leak: {}} | line 6: leak is no field; there are drift, drop_out",
        "unit: °C | faults: {spike: {every: 9}} | line 6: faults.spike.size must be",
        "unit: °C | faults: {spike: {size: 9}} | line 6: every is missing",
        "unit: °C | faults: {stuck: {every: 9, lasting: 1e300}} | line 6: faults.stuck.lasting",
        "unit: °C | faults: often | line 6: faults must be a list of fields",
        "unit: °C | correlation: 2 | sensor temp_001: correlation must be -1..1",
        "unit: °C | ? [a] : b | line 6: a field's name must be text"
      })
  void saysLineAndFieldOfWhatIsWrong(String right, String wrong, String reason) {
    assertThat(LIST).contains(right);
    assertRefused(LIST.replace(right, wrong), reason);
  }

  @Test
  void saysWhereAnIdIsThereTwice() {
    assertRefused(LIST + LIST, "line 8: id temp_001 is taken by the sensor in line 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   \n", "# nothing", "---\n---\n"})
  void saysThatThereIsNothing(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SensorSection.read(text));
  }

  @Test
  void saysThatItIsAnotherYaml() {
    assertRefused("", "sensors is empty: paste the sensors section");
    assertRefused("mqtt: {}", "line 1: there is no field sensors");
    assertRefused("hello", "line 1: sensors must be a list");
    assertRefused("sensors: 5", "line 1: sensors must be a list");
    assertRefused("- 5", "line 1: a sensor must be a list of fields with values");
    assertRefused("sensors: {sensors: {sensors: {sensors: []}}}", "sensors must be a list");
    assertRefused("enabled: maybe\nsensors: []", "line 1: enabled must be true or false");
  }

  @Test
  void refusesMoreSensorsThanThereMayBe() {
    assertRefused("[" + "{},".repeat(10_001) + "]", "at most 10000");
  }

  private static void assertRefused(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SensorSection.read(text))
        .withMessageContaining(reason)
        .withMessageNotContaining("\n");
  }
}
