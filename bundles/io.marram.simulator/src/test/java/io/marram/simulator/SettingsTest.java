package io.marram.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static final FaultSettings SPIKE =
      new FaultSettings(FaultKind.SPIKE, Duration.ofMinutes(1), Duration.ZERO, 1);

  @Test
  void refusesASensorThatCannotBe() {
    refused("id must not be empty", () -> sensor("", 0, 1, 1, 0));
    refused("contain / + #", () -> sensor("a/b", 0, 1, 1, 0));
    refused("contain / + #", () -> sensor("a+", 0, 1, 1, 0));
    refused("control characters", () -> sensor("a\nb", 0, 1, 1, 0));
    refused("longer than 128", () -> sensor("a".repeat(129), 0, 1, 1, 0));
    refused(
        "min_val must not be greater than max_val, was 2.0 > 1.0", () -> sensor("a", 2, 1, 1, 0));
    refused("min_val must be a finite number, was NaN", () -> sensor("a", Double.NaN, 1, 1, 0));
    refused("max_val must be a finite", () -> sensor("a", 0, Double.POSITIVE_INFINITY, 1, 0));
    refused("max_val - min_val", () -> sensor("a", -Double.MAX_VALUE, Double.MAX_VALUE, 1, 0));
    refused("sampling_rate must be 0.00001..100000", () -> sensor("a", 0, 1, -1, 0));
    refused("was 0.0", () -> sensor("a", 0, 1, 0, 0));
    refused("was NaN", () -> sensor("a", 0, 1, Double.NaN, 0));
    refused("sampling_rate", () -> sensor("a", 0, 1, 1e6, 0));
    refused("correlation must be -1..1", () -> sensor("a", 0, 1, 1, 1.1));
    refused("correlation", () -> sensor("a", 0, 1, 1, Double.NaN));
    refused("faults has spike twice", () -> Sensors.sensor("a", "x", 1, SPIKE, SPIKE));
    refused("faults.spike.every", () -> Sensors.sensor("a", "x", 0.01, SPIKE));
  }

  @Test
  void refusesAFaultThatCannotBe() {
    Duration hour = Duration.ofHours(1);
    refused("spike.every", () -> fault(FaultKind.SPIKE, Duration.ZERO, Duration.ZERO, 1));
    refused("spike.every", () -> fault(FaultKind.SPIKE, Duration.ofDays(1001), Duration.ZERO, 1));
    refused("spike.lasting must not", () -> fault(FaultKind.SPIKE, hour, hour, 1));
    refused("spike.size", () -> fault(FaultKind.SPIKE, hour, Duration.ZERO, 0));
    refused("spike.size", () -> fault(FaultKind.SPIKE, hour, Duration.ZERO, Double.NaN));
    refused("drift.lasting", () -> fault(FaultKind.DRIFT, hour, Duration.ZERO, 1));
    refused("drift.lasting", () -> fault(FaultKind.DRIFT, hour, hour.plusMillis(1), 1));
    refused("noise.size", () -> fault(FaultKind.NOISE, hour, hour, -1));
    refused("stuck.size must not", () -> fault(FaultKind.STUCK, hour, hour, 1));
    refused("drop_out.size must not", () -> fault(FaultKind.DROP_OUT, hour, hour, 1));
  }

  @Test
  void aTypeIsLowerCaseAndGenericIfThereIsNone() {
    assertThat(Sensors.sensor("a", " Temperature ", 1).type()).isEqualTo("temperature");
    assertThat(Sensors.sensor("a", "", 1).type()).isEqualTo("generic");
  }

  @Test
  void refusesTwoSensorsOfOneName() {
    refused(
        "two sensors are called a",
        () -> Sensors.simulation(Sensors.sensor("a", "x", 1), Sensors.sensor("a", "y", 1)));
  }

  @Test
  void refusesMoreThanAGatewayCanBear() {
    refused(
        "at most 200000 readings per second, was 300000",
        () ->
            Sensors.simulation(
                Sensors.sensor("a", "x", 100_000),
                Sensors.sensor("b", "x", 100_000),
                Sensors.sensor("c", "x", 100_000)));
    List<SensorSettings> many =
        IntStream.rangeClosed(0, 10_000)
            .mapToObj(i -> Sensors.sensor("s" + i, "x", 0.001))
            .toList();
    refused("at most 10000", () -> new Simulation(1, Sensors.UTC, many, new SensorKinds()));
  }

  @Test
  void refusesTimesThatCannotBeCountedIn() {
    Simulation simulation = Sensors.simulation(Sensors.sensor("a", "x", 1));

    refused("1970", () -> simulation.readings(-1, 5));
    refused("1970", () -> simulation.readings(5, 4));
    refused("2255", () -> simulation.readings(5, Long.MAX_VALUE));
    refused("1970", () -> simulation.faults(-1, 5));
  }

  @Test
  void aSensorWithoutARangeIsConstant() {
    SensorSettings flat = new SensorSettings("a", "x", "", "", 5, 5, 10, "", 0, List.of());

    assertThat(Sensors.simulation(flat).readings(0, 1000))
        .hasSize(10)
        .allSatisfy(reading -> assertThat(reading.value()).isEqualTo(5));
  }

  private static SensorSettings sensor(
      String id, double min, double max, double rate, double correlation) {
    return new SensorSettings(id, "x", "", "", min, max, rate, "g", correlation, List.of());
  }

  private static FaultSettings fault(
      FaultKind kind, Duration every, Duration lasting, double size) {
    return new FaultSettings(kind, every, lasting, size);
  }

  private static void refused(String reason, ThrowingCallable action) {
    assertThatIllegalArgumentException().isThrownBy(action).withMessageContaining(reason);
  }
}
