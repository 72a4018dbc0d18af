package io.marram.benchmarks;

import io.marram.simulator.FaultKind;
import io.marram.simulator.FaultSettings;
import io.marram.simulator.Reading;
import io.marram.simulator.SensorKinds;
import io.marram.simulator.SensorSettings;
import io.marram.simulator.Simulation;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many readings a second one core simulates. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx256m")
public class SimulationBenchmark {

  private static final int SENSORS = 1000;
  private static final int RATE = 20;
  private static final int SECOND_MILLIS = 1000;
  private static final List<String> TYPES =
      List.of("temperature", "humidity", "pressure", "vibration", "light", "power", "generic");
  private static final List<FaultSettings> FAULTS =
      List.of(
          new FaultSettings(FaultKind.SPIKE, Duration.ofMinutes(10), Duration.ZERO, 1),
          new FaultSettings(FaultKind.STUCK, Duration.ofHours(1), Duration.ofMinutes(1), 0));

  private final Simulation simulation =
      new Simulation(
          1,
          ZoneId.of("Europe/Vienna"),
          IntStream.range(0, SENSORS).mapToObj(SimulationBenchmark::sensor).toList(),
          new SensorKinds());

  private long nowMillis = 1_790_000_000_000L;

  private static SensorSettings sensor(int number) {
    String type = TYPES.get(number % TYPES.size());
    return new SensorSettings("s" + number, type, "hall", "", 0, 100, RATE, "hall", 0.8, FAULTS);
  }

  @Benchmark
  @OperationsPerInvocation(SENSORS * RATE)
  public List<Reading> readings() {
    nowMillis += SECOND_MILLIS;
    return simulation.readings(nowMillis - SECOND_MILLIS, nowMillis);
  }
}
