package io.marram.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.junit.jupiter.api.Test;

class SimulatorMappingTest {

  private static final String FAULTY =
      "- {id: a, min_val: 0, max_val: 1, faults: {stuck: {every: 9, lasting: 1}}}";

  @Test
  void hasDefaultsThatOnlyLackSensors() {
    SimulatorSettings settings = map(Map.of("sensors", Yaml.SOURCE_PROJECT));

    assertThat(settings.seed()).isEqualTo(1);
    assertThat(settings.batch()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.zone()).isEqualTo(ZoneId.systemDefault());
    assertThat(settings.sensors()).hasSize(1);
  }

  @Test
  void mapsEveryProperty() {
    SimulatorSettings settings =
        map(
            Map.of(
                "sensors",
                FAULTY,
                "seed",
                42L,
                "faults",
                false,
                "batch.milliseconds",
                250,
                "time.zone",
                " Asia/Tokyo "));

    assertThat(settings.seed()).isEqualTo(42);
    assertThat(settings.batch()).isEqualTo(Duration.ofMillis(250));
    assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    assertThat(settings.sensors().get(0).faults()).isEmpty();
    assertThat(map(Map.of("sensors", FAULTY)).sensors().get(0).faults()).hasSize(1);
  }

  @Test
  void refusesWhatCannotWorkAndSaysWhy() {
    assertRefused(Map.of(), "sensors is empty");
    assertRefused(Map.of("sensors", FAULTY, "batch.milliseconds", 9), "10..60000, was 9");
    assertRefused(Map.of("sensors", FAULTY, "batch.milliseconds", 60_001), "was 60001");
    assertRefused(Map.of("sensors", FAULTY, "time.zone", "Atlantis"), "was Atlantis");
    assertRefused(Map.of("sensors", FAULTY, "history.hours", -1), "0..744, was -1");
    assertRefused(Map.of("sensors", FAULTY, "history.hours", 745), "0..744, was 745");
  }

  private static void assertRefused(Map<String, Object> properties, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map(properties))
        .withMessageContaining(reason);
  }

  private static SimulatorSettings map(Map<String, Object> properties) {
    return SimulatorMapping.map(
        DeclarativeServices.configuration(SimulatorConfig.class, properties));
  }
}
