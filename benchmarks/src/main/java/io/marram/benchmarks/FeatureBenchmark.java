package io.marram.benchmarks;

import io.marram.anomaly.Sample;
import io.marram.anomaly.feature.FeatureExtractor;
import io.marram.anomaly.feature.FeatureSettings;
import io.marram.anomaly.feature.StandardFeatures;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/** How many readings a second all standard features are computed for, on one core. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx256m")
public class FeatureBenchmark {

  private static final int READINGS = 10_000;
  private static final int INTERVAL_MILLIS = 1000;

  @Param({"100", "1000"})
  int window;

  private final double[] values = new Random(1).doubles(READINGS).toArray();
  private FeatureExtractor extractor;
  private long nowMillis = 1_790_000_000_000L;

  @Setup
  public void open() {
    FeatureSettings settings = new FeatureSettings(window, 10, ZoneOffset.UTC);
    extractor = new FeatureExtractor(settings, StandardFeatures.kinds(settings));
  }

  @Benchmark
  @OperationsPerInvocation(READINGS)
  public double features() {
    double sum = 0;
    for (double value : values) {
      nowMillis += INTERVAL_MILLIS;
      sum += extractor.add(new Sample(nowMillis, value))[0];
    }
    return sum;
  }
}
