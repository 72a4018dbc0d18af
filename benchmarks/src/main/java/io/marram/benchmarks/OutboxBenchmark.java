package io.marram.benchmarks;

import io.marram.awsiot.Courier;
import io.marram.awsiot.CourierSettings;
import io.marram.awsiot.Item;
import io.marram.awsiot.Lane;
import io.marram.awsiot.Outbox;
import io.marram.awsiot.OutboxException;
import io.marram.awsiot.PublishPort;
import io.marram.awsiot.StreamSettings;
import io.marram.awsiot.StreamState;
import io.marram.awsiot.internal.store.BerkeleyOutbox;
import io.marram.awsiot.internal.store.OutboxSettings;
import io.marram.simulator.Reading;
import io.marram.simulator.SensorKinds;
import io.marram.simulator.SensorSettings;
import io.marram.simulator.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How many readings a second go into the outbox, and through it to a port that takes all. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx256m")
public class OutboxBenchmark {

  private static final int SENSORS = 1000;
  private static final int RATE = 20;
  private static final int SECOND_MILLIS = 1000;
  private static final long BUDGET = 512L << 20;
  private static final int KEPT = 200_000;
  private static final StreamSettings STREAM = new StreamSettings("readings", Lane.READINGS, 20);

  /** Without AWS's limits, which would be what is measured. */
  private static final CourierSettings UNLIMITED =
      new CourierSettings("gw-1", 1e6, 1e9, 64, Duration.ofSeconds(20), Duration.ofSeconds(1));

  private static final PublishPort TAKES_ALL =
      publication -> CompletableFuture.completedFuture(PublishPort.Result.ACKNOWLEDGED);

  private final Simulation simulation =
      new Simulation(
          1,
          ZoneId.of("Europe/Vienna"),
          IntStream.range(0, SENSORS).mapToObj(OutboxBenchmark::sensor).toList(),
          new SensorKinds());

  private long nowMillis = 1_790_000_000_000L;
  private Path folder;
  private Outbox outbox;
  private Thread thread;
  private volatile boolean working;

  private static SensorSettings sensor(int number) {
    return new SensorSettings(
        "s" + number, "temperature", "hall", "°C", 0, 100, RATE, "hall", 0.8, List.of());
  }

  @Setup
  public void open() throws IOException {
    folder = Files.createTempDirectory("outbox-benchmark");
    outbox = new BerkeleyOutbox(new OutboxSettings(folder, BUDGET));
  }

  @TearDown
  public void close() throws IOException, InterruptedException {
    working = false;
    if (thread != null) {
      thread.join();
    }
    outbox.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  /** The items stay on the disk; what is older than {@value #KEPT} is taken away. */
  @Benchmark
  @OperationsPerInvocation(SENSORS * RATE)
  public long append() throws OutboxException {
    appendOneSecond();
    StreamState state = outbox.streams().get(0);
    outbox.acknowledge(state.id(), state.accepted() - KEPT);
    return state.accepted();
  }

  /** From the simulated sensors to the acknowledgement. */
  @Benchmark
  @OperationsPerInvocation(SENSORS * RATE)
  public long sourceToPort() throws OutboxException, InterruptedException {
    if (thread == null) {
      startCourier();
    }
    appendOneSecond();
    while (outbox.streams().get(0).pending() > SENSORS * RATE) {
      Thread.sleep(1);
    }
    return outbox.streams().get(0).accepted();
  }

  private void startCourier() {
    Courier courier = new Courier(outbox, TAKES_ALL, UNLIMITED, System::currentTimeMillis);
    courier.connected();
    working = true;
    thread = new Thread(() -> work(courier), "courier");
    thread.start();
  }

  private void work(Courier courier) {
    try {
      while (working) {
        courier.step(System.nanoTime());
        Thread.sleep(1);
      }
    } catch (OutboxException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void appendOneSecond() throws OutboxException {
    nowMillis += SECOND_MILLIS;
    for (Reading reading : simulation.readings(nowMillis - SECOND_MILLIS, nowMillis)) {
      outbox.append(STREAM, new Item.Measurement(measured(reading)));
    }
  }

  private static io.marram.contract.Reading measured(Reading reading) {
    SensorSettings sensor = reading.sensor();
    return new io.marram.contract.Reading(
        sensor.id(),
        sensor.type(),
        sensor.location(),
        reading.value(),
        sensor.unit(),
        reading.timeMillis());
  }
}
