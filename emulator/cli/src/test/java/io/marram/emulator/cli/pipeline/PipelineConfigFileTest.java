package io.marram.emulator.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.marram.simulator.FaultKind;
import io.marram.simulator.SensorSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineConfigFileTest {

  @Test
  void readsTheFileOfTheProjectThatItComesFrom() throws IOException {
    PipelineConfig config = PipelineConfigFile.read(example());

    assertThat(config.host()).isEqualTo("localhost");
    assertThat(config.port()).isEqualTo(1883);
    assertThat(config.windowReadings()).isEqualTo(100);
    assertThat(config.maxInferenceMillis()).isEqualTo(100);
    assertThat(config.maxModelMegabytes()).isEqualTo(10);
    assertThat(config.sensors()).hasSize(1);
    SensorSettings sensor = config.sensors().get(0);
    assertThat(sensor.id()).isEqualTo("temp_001");
    assertThat(sensor.min()).isEqualTo(15);
    assertThat(sensor.max()).isEqualTo(35);
    assertThat(sensor.unit()).isEqualTo("°C");
    assertThat(config.samplingRate()).isEqualTo(0.5);
    assertThat(config.notes()).singleElement().asString().contains("feature_window has no effect");
  }

  @Test
  void hasADefaultForEverythingButSensors() {
    PipelineConfig config = PipelineConfigFile.read("");

    assertThat(config.port()).isEqualTo(1883);
    assertThat(config.sensors()).isEmpty();
    assertThat(config.notes()).isEmpty();
  }

  @Test
  void namesWhatHasNoEffectWithItsLine() {
    PipelineConfig config =
        PipelineConfigFile.read(
            """
            mqtt:
              broker_port: 1884
              qos: 2
            logging:
              level: INFO
            sensors:
              simulation:
                sensors:
                  - {id: a, min_val: 0, max_val: 1, colour: red}
            """);

    assertThat(config.notes())
        .containsExactly(
            "line 5: logging is not known here, and has no effect",
            "line 3: mqtt.qos is not known here, and has no effect",
            "line 9: sensors.simulation.sensors.colour is not known here, and has no effect");
  }

  @Test
  void simulatesNothingWhenThatIsSwitchedOff() {
    PipelineConfig config =
        PipelineConfigFile.read(
            "sensors: {simulation: {enabled: no, sensors: [{id: a, min_val: 0, max_val: 1}]}}");

    assertThat(config.sensors()).isEmpty();
  }

  @Test
  void readsFaultsAsTheSimulatorDescribesThem() {
    PipelineConfig config =
        PipelineConfigFile.read(
            """
            sensors:
              simulation:
                sensors:
                  - id: a
                    min_val: 0
                    max_val: 1
                    faults:
                      spike: {every: 30, size: 2}
                      stuck: {every: 60, lasting: 10}
            """);

    assertThat(config.sensors().get(0).faults())
        .extracting(fault -> fault.kind())
        .containsExactly(FaultKind.SPIKE, FaultKind.STUCK);
    assertThat(SensorText.of(config.sensors()))
        .contains("\"spike\":{\"every\":30,\"size\":2}")
        .contains("\"stuck\":{\"every\":60,\"lasting\":10}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mqtt: {broker_port: 70000}|line 1: mqtt.broker_port must be a whole number from 1 to"
            + " 65535, was 70000",
        "mqtt: {broker_port: abc}|line 1: mqtt.broker_port must be a whole number from 1 to 65535,"
            + " was abc",
        "mqtt: {broker_host: 'a b'}|line 1: mqtt.broker_host must be the name of a host",
        "mqtt: [1]|line 1: mqtt must consist of names with values",
        "mqtt: {broker_port: [1]}|line 1: mqtt.broker_port must be a single value",
        "data_processing: {window_size: 0}|line 1: data_processing.window_size must be a whole"
            + " number from 10 to 10000, was 0",
        "data_processing: {window_size: 10, feature_window: 11}|line 1:"
            + " data_processing.feature_window must not be larger than window_size, was 11 of 10",
        "inference: {max_inference_time_ms: -1}|line 1: inference.max_inference_time_ms must be"
            + " more than 0, was -1.0",
        "inference: {max_model_size_mb: .nan}|line 1: inference.max_model_size_mb must be a"
            + " number, was .nan",
        "sensors: {simulation: {enabled: maybe}}|line 1: sensors.simulation.enabled must be true or"
            + " false, was maybe",
        "sensors: {simulation: {sensors: 5}}|line 1: sensors.simulation.sensors must be a list,"
            + " each element beginning with a -",
        "sensors: {simulation: {sensors: [{id: a, min_val: 1}]}}|line 1: a sensor has no max_val",
        "sensors: {simulation: {sensors: [{id: a, min_val: 2, max_val: 1}]}}|line 1: sensor a:"
            + " min_val must not be greater than max_val, was 2.0 > 1.0",
        "sensors: {simulation: {sensors: [{id: a, min_val: 1, max_val: warm}]}}|line 1:"
            + " sensors.simulation.sensors.max_val must be a number, was warm",
        "mqtt: 1\\nmqtt: 2|line 2: mqtt is there twice",
        "- a|line 1: the file must consist of names with values"
      })
  void saysWhereWhatIsWrong(String text, String complaint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PipelineConfigFile.read(text.replace("\\n", "\n")))
        .withMessage(complaint);
  }

  @Test
  void refusesTwoSensorsOfOneName() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                PipelineConfigFile.read(
                    """
                    sensors:
                      simulation:
                        sensors:
                          - {id: a, min_val: 0, max_val: 1}
                          - {id: a, min_val: 0, max_val: 1}
                    """))
        .withMessage("line 5: there is another sensor with the id a");
  }

  @Test
  void refusesWhatIsNoYamlOrTooDeepOrRefersToItself() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PipelineConfigFile.read("mqtt: {"))
        .withMessageStartingWith("line ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PipelineConfigFile.read("[".repeat(100_000)))
        .withMessageContaining("nested deeper than 16");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PipelineConfigFile.read("a: &x [*x]"))
        .withMessageContaining("aliases are not read");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PipelineConfigFile.read("#".repeat(2 << 20)))
        .withMessageContaining("longer than");
  }

  @Test
  void writesSensorsAsTheFileHasThem() throws IOException {
    PipelineConfig config = PipelineConfigFile.read(example());
    String written = "sensors:\n  simulation: " + SensorText.of(config.sensors());

    assertThatNoException().isThrownBy(() -> PipelineConfigFile.read(written));
    assertThat(PipelineConfigFile.read(written).sensors()).isEqualTo(config.sensors());
  }

  private static String example() throws IOException {
    try (InputStream stream = PipelineConfigFile.class.getResourceAsStream("example-config.yaml")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
