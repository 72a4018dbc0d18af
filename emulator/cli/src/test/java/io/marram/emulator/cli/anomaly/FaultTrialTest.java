package io.marram.emulator.cli.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.simulator.FaultKind;
import io.marram.simulator.SensorSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTrialTest {

  private static final FaultTrial TRIAL = new FaultTrial(1, 3, 4, 0.2);

  @ParameterizedTest
  @EnumSource(FaultKind.class)
  void countsEveryFaultOnce(FaultKind kind) {
    FaultCount count = TRIAL.run(sensor(Optional.of(kind)));

    assertThat(count.faults()).isBetween(1, 3);
    assertThat(count.inTime()).isLessThanOrEqualTo(count.found());
    assertThat(count.found()).isLessThanOrEqualTo(count.faults()).isEqualTo(count.delays().size());
    assertThat(count.rightAlarms()).isBetween(count.found(), count.alarms());
    assertThat(count.seriesDays()).isEqualTo(4);
  }

  @Test
  void findsADropOutWhenReadingsComeAgain() {
    FaultCount count = TRIAL.run(sensor(Optional.of(FaultKind.DROP_OUT)));

    assertThat(count.recall()).hasValue(1);
    assertThat(count.recallInTime()).hasValue(1);
    assertThat(count.medianDelayMillis().orElseThrow())
        .isBetween(
            Duration.ofMinutes(29).toMillis() * 1.0, Duration.ofMinutes(32).toMillis() * 1.0);
  }

  @Test
  void callsEveryAlarmOfAHealthySensorFalse() {
    FaultCount count = TRIAL.run(sensor(Optional.empty()));

    assertThat(count.faults()).isZero();
    assertThat(count.rightAlarms()).isZero();
    assertThat(count.recall()).isEmpty();
    assertThat(count.falseAlarmsPerDay()).hasValue(count.alarms() / 4.0);
  }

  @Test
  void givesTheSameCountAgain() {
    SensorSettings sensor = sensor(Optional.of(FaultKind.SPIKE));

    assertThat(TRIAL.run(sensor)).isEqualTo(TRIAL.run(sensor));
  }

  @Test
  void addsUpCounts() {
    FaultCount count =
        new FaultCount(4, 2, 1, 5, 3, 7, List.of(9L, 1L))
            .plus(new FaultCount(4, 1, 1, 0, 0, 3, List.of(5L)));

    assertThat(count.recall()).hasValue(3 / 8.0);
    assertThat(count.recallInTime()).hasValue(2 / 8.0);
    assertThat(count.precision()).hasValue(3 / 5.0);
    assertThat(count.falseAlarmsPerDay()).hasValue(2 / 10.0);
    assertThat(count.medianDelayMillis()).hasValue(5);
    assertThat(FaultCount.NONE.precision()).isEmpty();
    assertThat(FaultCount.NONE.medianDelayMillis()).isEmpty();
  }

  private static SensorSettings sensor(Optional<FaultKind> fault) {
    return FaultySensors.with(fault, Duration.ofDays(2)).get(0);
  }
}
