package io.marram.benchmarks;

import io.marram.anomaly.Sample;
import io.marram.anomaly.Verdict;
import io.marram.anomaly.series.SeriesKinds;
import io.marram.anomaly.series.SeriesMonitor;
import io.marram.anomaly.series.SeriesSettings;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/**
 * How long one reading takes: checks, features, the default ensemble and the verdict, on one core.
 * With many series that take turns, each reading finds its series out of the processor's cache.
 */
@State(Scope.Benchmark)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx1g")
public class SeriesBenchmark {

  private static final int VALUES = 1 << 16;
  private static final int INTERVAL_MILLIS = 1000;

  /** So many readings fill every memory of a series. */
  private static final int READINGS_TO_FILL = 2200;

  @Param({"1", "1000"})
  int series;

  private final double[] values =
      new Random(1).doubles(VALUES).map(x -> Math.rint(1000 * x) / 10).toArray();
  private SeriesMonitor[] monitors;
  private long nowMillis = 1_790_000_000_000L;
  private int next;
  private int reading;

  @Setup
  public void fill() {
    monitors = new SeriesMonitor[series];
    for (int i = 0; i < series; i++) {
      monitors[i] =
          new SeriesMonitor("series-" + i, SeriesSettings.standard(), SeriesKinds.standard());
    }
    for (long i = 0; i < (long) READINGS_TO_FILL * series; i++) {
      observe();
    }
  }

  @Benchmark
  @BenchmarkMode(Mode.Throughput)
  @OutputTimeUnit(TimeUnit.SECONDS)
  public Verdict throughput() {
    return observe();
  }

  @Benchmark
  @BenchmarkMode(Mode.SampleTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  public Verdict latency() {
    return observe();
  }

  private Verdict observe() {
    if (next == 0) {
      nowMillis += INTERVAL_MILLIS;
    }
    SeriesMonitor monitor = monitors[next];
    next = next + 1 == series ? 0 : next + 1;
    return monitor.observe(new Sample(nowMillis, values[reading++ & (VALUES - 1)]));
  }
}
