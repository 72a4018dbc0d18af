package io.marram.anomaly.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.anomaly.calibration.FalseAlarmBudget;
import io.marram.anomaly.group.GroupSettings;
import io.marram.anomaly.series.SeriesSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.junit.jupiter.api.Test;

class AnomalyDetectorMappingTest {

  @Test
  void itsDefaultsAreTheStandard() {
    AnomalyDetectorSettings settings = map(Map.of());

    assertThat(settings.series()).isEqualTo(SeriesSettings.standard());
    assertThat(settings.groups()).isEmpty();
    assertThat(settings.detectors()).isEmpty();
    assertThat(settings.mostSeries()).isEqualTo(1000);
    assertThat(settings.changesOnly()).isFalse();
    assertThat(settings.saveEvery()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void mapsEveryProperty() {
    AnomalyDetectorSettings settings =
        map(
            Map.of(
                "window.readings",
                50,
                "false.alarms.per.day",
                3.5,
                "groups",
                "# halls\n\nhall: b:1, a \n pumps : p, q, r,\n",
                "detectors",
                " forest, seasonal ,",
                "series.maximum",
                20,
                "emit",
                "changes",
                "save.seconds",
                5,
                "seed",
                42L));

    assertThat(settings.series()).isEqualTo(new SeriesSettings(50, 3.5, 42));
    assertThat(settings.groups())
        .containsExactly(
            GroupSettings.of("hall", List.of("a", "b:1")).within(new FalseAlarmBudget(3.5)),
            GroupSettings.of("pumps", List.of("p", "q", "r")).within(new FalseAlarmBudget(3.5)));
    assertThat(settings.detectors()).containsExactlyInAnyOrder("forest", "seasonal");
    assertThat(settings.mostSeries()).isEqualTo(20);
    assertThat(settings.changesOnly()).isTrue();
    assertThat(settings.saveEvery()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void refusesWhatCannotWorkAndSaysWhy() {
    assertRefused("window.readings", 5, "window.readings must be 10..10000, was 5");
    assertRefused("false.alarms.per.day", 0.0, "must be over 0 up to 1000, was 0");
    assertRefused("series.maximum", 0, "series.maximum must be 1..100000, was 0");
    assertRefused("series.maximum", 100_001, "was 100001");
    assertRefused("save.seconds", 0, "save.seconds must be 1..86400, was 0");
    assertRefused("emit", "some", "emit must be all or changes, was some");
  }

  @Test
  void refusesGroupsThatContradictThemselves() {
    assertRefused("groups", "\nhall", "groups, line 2: must be name: sensor");
    assertRefused("groups", ": a, b", "groups, line 1: must be name: sensor");
    assertRefused("groups", "hall: a", "line 1: group hall: needs 2 to 64 sensors");
    assertRefused("groups", "hall: a, b, a", "a sensor is named twice");
    assertRefused("groups", "hall: hall, b", "the name of one of its sensors");
    assertRefused("groups", "hall: a, b\nhall: c, d", "line 2: there is another group");
    assertRefused("groups", "x".repeat(1_000_001), "longer than a million characters");
  }

  private static void assertRefused(String property, Object value, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map(Map.of(property, value)))
        .withMessageContaining(reason);
  }

  private static AnomalyDetectorSettings map(Map<String, Object> properties) {
    return AnomalyDetectorMapping.map(
        DeclarativeServices.configuration(AnomalyDetectorConfig.class, properties));
  }
}
