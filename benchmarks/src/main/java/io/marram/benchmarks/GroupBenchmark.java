package io.marram.benchmarks;

import io.marram.anomaly.Sample;
import io.marram.anomaly.Verdict;
import io.marram.anomaly.group.GroupMonitor;
import io.marram.anomaly.group.GroupSettings;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many rows a second one core judges, a row being one reading of each sensor of a group. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx256m")
public class GroupBenchmark {

  private static final int ROWS = 10_000;
  private static final int LEARNING_ROWS = 400;
  private static final int SECOND_MILLIS = 1000;

  @Param({"8", "64"})
  int sensors;

  private List<String> names;
  private double[][] rows;
  private GroupMonitor monitor;
  private int next;
  private long nowMillis = 1_790_000_000_000L;

  @Setup
  public void learn() {
    Random random = new Random(1);
    names = IntStream.range(0, sensors).mapToObj(number -> "sensor " + number).toList();
    rows = new double[ROWS][];
    for (int i = 0; i < ROWS; i++) {
      double load = random.nextGaussian();
      rows[i] = random.doubles(sensors).map(noise -> 20 + load + noise).toArray();
    }
    monitor = new GroupMonitor(GroupSettings.of("hall", names));
    for (int i = 0; i < LEARNING_ROWS; i++) {
      rows();
    }
  }

  @Benchmark
  public Optional<Verdict> rows() {
    nowMillis += SECOND_MILLIS;
    next = (next + 1) % ROWS;
    Optional<Verdict> verdict = Optional.empty();
    for (int j = 0; j < sensors; j++) {
      verdict = monitor.observe(names.get(j), new Sample(nowMillis, rows[next][j]));
    }
    return verdict;
  }
}
