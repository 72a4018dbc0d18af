package io.marram.benchmarks;

import io.marram.anomaly.forest.ForestSettings;
import io.marram.anomaly.forest.IsolationForest;
import io.marram.anomaly.forest.StreamingForest;
import io.marram.anomaly.forest.StreamingSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How many rows a second an Isolation Forest scores on one core, from a table and in a stream. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx256m")
public class IsolationForestBenchmark {

  private static final int ROWS = 5000;

  @Param({"8", "64"})
  int columns;

  private double[][] table;
  private IsolationForest forest;
  private StreamingForest stream;

  @Setup
  public void open() {
    Random random = new Random(1);
    table = new double[ROWS][columns];
    for (double[] row : table) {
      Arrays.setAll(row, column -> random.nextGaussian());
    }
    List<String> names = IntStream.range(0, columns).mapToObj(i -> "column " + i).toList();
    forest = IsolationForest.fit(table, ForestSettings.standard(1));
    stream = new StreamingForest(StreamingSettings.standard(1), names);
    for (double[] row : table) {
      stream.learn(row);
    }
  }

  /** 100 trees of 256 rows. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double[] score() {
    return forest.scores(table);
  }

  @Benchmark
  public IsolationForest fit() {
    return IsolationForest.fit(table, ForestSettings.standard(1));
  }

  /** Scores each row, then learns from it; with the standard settings. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double scoreAndLearn() {
    double sum = 0;
    for (double[] row : table) {
      sum += stream.score(row);
      stream.learn(row);
    }
    return sum;
  }
}
