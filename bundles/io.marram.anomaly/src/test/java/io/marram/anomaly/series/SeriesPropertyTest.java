package io.marram.anomaly.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marram.anomaly.Sample;
import io.marram.anomaly.Verdict;
import io.marram.anomaly.detector.DetectorKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SeriesPropertyTest {

  /** The features of a window that was read again differ by rounding. */
  private static final double ROUNDING = 1e-6;

  private static final int READINGS = 1200;

  @Property(tries = 20)
  void writtenAndReadAnywhereItSaysTheSame(
      @ForAll long seed, @ForAll @IntRange(max = READINGS - 1) int at) throws IOException {
    SeriesMonitor whole = monitor(SeriesKinds.standard());
    SeriesMonitor interrupted = monitor(SeriesKinds.standard());
    int number = 0;
    for (Sample sample : samples(seed)) {
      if (number++ == at) {
        interrupted = again(interrupted);
      }
      assertSame(whole.observe(sample), interrupted.observe(sample));
    }
  }

  @Property(tries = 10)
  void theOrderOfKindsDoesNotMatter(@ForAll long seed) {
    List<DetectorKind> shuffled = new ArrayList<>(SeriesKinds.standard().detectors());
    Collections.shuffle(shuffled, new Random(seed));
    SeriesMonitor one = monitor(SeriesKinds.standard());
    SeriesMonitor other = monitor(new SeriesKinds(List.of(), shuffled));

    for (Sample sample : samples(seed)) {
      assertThat(other.observe(sample)).isEqualTo(one.observe(sample));
    }
  }

  @Property(tries = 30)
  void whateverComesItNeitherFailsNorSaysNonsense(@ForAll long seed) {
    Random random = new Random(seed);
    SeriesMonitor monitor = monitor(SeriesKinds.standard());
    long time = 0;
    for (int i = 0; i < READINGS; i++) {
      time = random.nextInt(20) == 0 ? random.nextLong() : time + random.nextInt(5000) - 100;
      double value =
          random.nextInt(10) == 0
              ? Double.longBitsToDouble(random.nextLong())
              : random.nextGaussian() * Math.pow(10, random.nextInt(40));
      Verdict verdict = monitor.observe(new Sample(time, value));
      assertThat(verdict.score()).isBetween(0.0, 1.0);
      assertThat(verdict.anomaly() && verdict.state() != Verdict.State.READY).isFalse();
      assertThat(verdict.anomaly() && verdict.reason().isEmpty()).isFalse();
    }
  }

  /** A sensor with all that can happen to one. */
  private static List<Sample> samples(long seed) {
    Random random = new Random(seed);
    List<Sample> samples = new ArrayList<>();
    long time = Feed.BEGIN;
    double level = 20;
    for (int i = 0; i < READINGS; i++) {
      time +=
          switch (random.nextInt(200)) {
            case 0 -> -3000;
            case 1 -> 60_000;
            case 2 -> 0;
            case 3 -> random.nextInt(10) == 0 ? -86_400_000 : 1000;
            default -> 1000;
          };
      level += random.nextInt(300) == 0 ? 10 : 0;
      double value = level + random.nextGaussian();
      samples.add(
          new Sample(
              time,
              switch (random.nextInt(100)) {
                case 0 -> Double.NaN;
                case 1 -> Double.POSITIVE_INFINITY;
                case 2 -> value + 50;
                default -> value;
              }));
    }
    return samples;
  }

  private static void assertSame(Verdict expected, Verdict actual) {
    assertThat(actual.state()).isEqualTo(expected.state());
    assertThat(actual.anomaly()).isEqualTo(expected.anomaly());
    assertThat(actual.score()).isCloseTo(expected.score(), within(ROUNDING));
    assertThat(actual.reason()).isEqualTo(expected.reason());
  }

  private static SeriesMonitor monitor(SeriesKinds kinds) {
    return new SeriesMonitor("a", SeriesSettings.standard(), kinds);
  }

  private static SeriesMonitor again(SeriesMonitor monitor) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    monitor.write(new DataOutputStream(bytes));
    return SeriesMonitor.read(
        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())),
        "a",
        SeriesSettings.standard(),
        SeriesKinds.standard());
  }
}
