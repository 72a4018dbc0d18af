package io.marram.emulator.components.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimerMappingTest {
  @ParameterizedTest
  @CsvSource({
    "MILLISECONDS, PT0.007S",
    "SECONDS, PT7S",
    "MINUTES, PT7M",
    "HOURS, PT7H",
    "DAYS, PT168H"
  })
  void countsTheIntervalInItsUnit(String unit, Duration expected) {
    assertThat(map(Map.of("simple.interval", 7, "simple.time.unit", unit)))
        .isEqualTo(new Interval(expected, expected));
  }

  @Test
  void ticksFirstAfterATimeOfItsOwnIfAsked() {
    assertThat(
            map(
                Map.of(
                    "simple.first.tick.policy", "CUSTOM", "simple.custom.first.tick.interval", 3)))
        .isEqualTo(new Interval(Duration.ofSeconds(3), Duration.ofSeconds(10)));
  }

  @Test
  void readsCronAsQuartzDoes() {
    CronTimes times =
        (CronTimes) map(Map.of("type", "CRON", "cron.interval", "0 30 7 ? * MON-FRI"));
    ZonedDateTime friday = ZonedDateTime.of(2026, 11, 20, 8, 0, 0, 0, ZoneId.of("Europe/Berlin"));

    assertThat(times.next(friday))
        .contains(ZonedDateTime.of(2026, 11, 23, 7, 30, 0, 0, ZoneId.of("Europe/Berlin")));
  }

  @Test
  void knowsWhenACalendarIsOver() {
    CronTimes times = new CronTimes("0 0 0 1 1 ? 2020");

    assertThat(times.next(ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneId.of("UTC")))).isEmpty();
  }

  @Test
  void refusesAnIntervalOfNothing() {
    assertThatThrownBy(() -> map(Map.of("simple.interval", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the interval must be more than zero");
  }

  @Test
  void refusesAFirstTickInThePast() {
    assertThatThrownBy(
            () ->
                map(
                    Map.of(
                        "simple.first.tick.policy",
                        "CUSTOM",
                        "simple.custom.first.tick.interval",
                        -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("first tick");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "whenever", "* * * * *", "99 * * * * ?", "0 0 0 1 1 1"})
  void refusesWhatIsNoCron(String expression) {
    assertThatThrownBy(() -> map(Map.of("type", "CRON", "cron.interval", expression)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesUnknownTypesAndUnits() {
    assertThatThrownBy(() -> map(Map.of("type", "SUNDIAL"))).hasMessageContaining("SUNDIAL");
    assertThatThrownBy(() -> map(Map.of("simple.time.unit", "MOONS")))
        .hasMessageContaining("MOONS");
  }

  private static TimerSettings map(Map<String, Object> changed) {
    return TimerMapping.map(DeclarativeServices.configuration(TimerConfig.class, changed));
  }
}
