package io.marram.simulator;

import static io.marram.simulator.Sensors.HOUR;
import static io.marram.simulator.Sensors.MONDAY;
import static io.marram.simulator.Sensors.fault;
import static io.marram.simulator.Sensors.sensor;
import static io.marram.simulator.Sensors.simulation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final long UNTIL = MONDAY + 10 * HOUR;

  @Test
  void aSpikeIsOneReadingThatIsFarOff() {
    Simulation simulation = with(fault(FaultKind.SPIKE, EVERY, Duration.ZERO, 2));

    List<Fault> labels = simulation.faults(MONDAY, UNTIL);

    assertThat(labels).hasSize(60);
    for (Fault label : labels) {
      List<Reading> readings = simulation.readings(label.fromMillis(), label.untilMillis());
      assertThat(readings).hasSize(1);
      assertThat(readings.get(0).faults()).containsExactly(FaultKind.SPIKE);
      assertThat(Math.abs(readings.get(0).value() - soundAt(label.fromMillis())))
          .isBetween(199.8, 200.2);
    }
    assertThat(disturbed(simulation)).isEqualTo(60);
  }

  @Test
  void aStuckSensorRepeatsOneValueAndFindsBack() {
    Simulation simulation = with(fault(FaultKind.STUCK, EVERY, MINUTE, 0));

    for (Fault label : simulation.faults(MONDAY, UNTIL)) {
      assertThat(simulation.readings(label.fromMillis(), label.untilMillis()))
          .hasSize(60)
          .extracting(Reading::value)
          .containsOnly(
              simulation.readings(label.fromMillis(), label.untilMillis()).get(0).value());
      Reading after = simulation.readings(label.untilMillis(), label.untilMillis() + 1000).get(0);
      assertThat(after.value()).isEqualTo(soundAt(after.timeMillis()));
    }
  }

  @Test
  void aSensorThatDropsOutSaysNothing() {
    Simulation simulation = with(fault(FaultKind.DROP_OUT, EVERY, MINUTE, 0));

    List<Fault> labels = simulation.faults(MONDAY, UNTIL);

    assertThat(labels).hasSize(60);
    assertThat(labels)
        .allSatisfy(
            label ->
                assertThat(simulation.readings(label.fromMillis(), label.untilMillis())).isEmpty());
    assertThat(simulation.readings(MONDAY, UNTIL)).hasSize(36_000 - 3600);
  }

  @Test
  void aDriftGrowsSteadilyAndIsRightAgainInTheEnd() {
    Simulation simulation = with(fault(FaultKind.DRIFT, EVERY, MINUTE, 0.5));

    Fault label = simulation.faults(MONDAY, UNTIL).get(3);

    List<Reading> readings = simulation.readings(label.fromMillis(), label.untilMillis());
    assertThat(readings).hasSize(60);
    assertThat(off(readings.get(0))).isLessThan(1.2);
    assertThat(off(readings.get(30))).isBetween(24.0, 27.0);
    assertThat(off(readings.get(59))).isBetween(48.0, 50.2);
    assertThat(off(simulation.readings(label.untilMillis(), UNTIL).get(0))).isZero();
  }

  @Test
  void aNoisySensorScattersAsMuchAsIsSet() {
    Simulation simulation = with(fault(FaultKind.NOISE, EVERY, EVERY, 0.1));

    double variance =
        simulation.readings(MONDAY, UNTIL).stream()
            .mapToDouble(reading -> Math.pow(off(reading), 2))
            .average()
            .orElseThrow();

    assertThat(Math.sqrt(variance)).isBetween(9.5, 10.5);
  }

  @Test
  void whatCannotBeSeenHasNoLabel() {
    Simulation simulation =
        with(
            fault(FaultKind.STUCK, EVERY, EVERY, 0),
            fault(FaultKind.SPIKE, EVERY, Duration.ZERO, 2));

    assertThat(simulation.faults(MONDAY, UNTIL))
        .extracting(Fault::kind)
        .containsOnly(FaultKind.STUCK);
  }

  @Test
  void aLabelThatTouchesTheSpanIsThereAsAWhole() {
    Simulation simulation = with(fault(FaultKind.STUCK, EVERY, MINUTE, 0));
    Fault label = simulation.faults(MONDAY, UNTIL).get(5);

    assertThat(simulation.faults(label.untilMillis() - 1, label.untilMillis()))
        .containsExactly(label);
    assertThat(simulation.faults(label.untilMillis(), label.untilMillis() + 1)).isEmpty();
  }

  @Test
  void refusesToListMoreFaultsThanFitIntoMemory() {
    Simulation simulation = with(fault(FaultKind.SPIKE, Duration.ofSeconds(1), Duration.ZERO, 2));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> simulation.faults(0, Simulation.END_MILLIS))
        .withMessageContaining("shorter");
  }

  private static Simulation with(FaultSettings... faults) {
    return simulation(sensor("s", "generic", 1, faults));
  }

  private static long disturbed(Simulation simulation) {
    return simulation.readings(MONDAY, UNTIL).stream()
        .filter(reading -> !reading.faults().isEmpty())
        .count();
  }

  private static double off(Reading reading) {
    return Math.abs(reading.value() - soundAt(reading.timeMillis()));
  }

  private static double soundAt(long millis) {
    return with().readings(millis, millis + 1).get(0).value();
  }
}
