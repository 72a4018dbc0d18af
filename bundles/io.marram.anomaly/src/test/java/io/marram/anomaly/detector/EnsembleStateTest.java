package io.marram.anomaly.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.anomaly.StateException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EnsembleStateTest {

  @Property(tries = 50)
  void aScoreIsAlwaysBetweenZeroAndOne(
      @ForAll @Size(min = 100, max = 400)
          List<@DoubleRange(min = -1e50, max = 1e50) Double> values) {
    Series series = new Series();
    for (double value : values) {
      assertThat(series.add(value).score()).isBetween(0.0, 1.0);
    }
  }

  @Property(tries = 30)
  void aRestartChangesNothing(
      @ForAll @IntRange(max = 3000) int before, @ForAll @IntRange(max = 10) int digits) {
    Series running = new Series();
    Series restarted = new Series();
    Random random = new Random(before);
    double scale = Math.pow(10, digits % 3);
    for (int i = 0; i < before + 200; i++) {
      double value = Math.rint(scale * random.nextGaussian()) / scale;
      if (i == before) {
        restarted.restart();
      }
      assertThat(restarted.add(value)).isEqualTo(running.add(value));
    }
  }

  @Example
  void aRestartChangesNothingForASensorThatRestsEveryNight() {
    Series running = new Series();
    Series restarted = new Series();
    Random random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      double value = i / 150 % 2 == 0 ? 0 : random.nextGaussian();
      if (i % 1000 == 0) {
        restarted.restart();
      }
      assertThat(restarted.add(value)).isEqualTo(running.add(value));
    }
  }

  @Example
  void whatWasLearnedWithDetectorsThatStayIsKept() throws IOException {
    List<DetectorKind> more = new ArrayList<>(StandardDetectors.kinds());
    more.add(new Foreign("foreign"));
    Series series = new Series();
    series.alarms(300, new Random(2)::nextGaussian);

    Ensemble grown = Series.read(series.written(), more);
    Ensemble shrunk = Series.read(Series.written(grown), StandardDetectors.kinds());

    Observation next = new Observation(series.nextMillis(), 30, new double[0]);
    assertThat(grown.observe(next).ready()).isTrue();
    assertThat(shrunk.observe(next).score()).isGreaterThan(Series.ALARM);
  }

  @Example
  void aStateOfALaterVersionIsRefused() {
    byte[] state = new Series().written();
    state[3] = 9;
    assertThatThrownBy(() -> Series.read(state, StandardDetectors.kinds()))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("version 9");
  }

  @Property(tries = 200)
  void aDamagedStateIsRefusedOrLeavesScoresBetweenZeroAndOne(
      @ForAll @IntRange(max = 100_000) int place, @ForAll byte value) {
    byte[] state = learned();
    state[place % state.length] = value;
    Ensemble read;
    try {
      read = Series.read(state, StandardDetectors.kinds());
    } catch (IOException e) {
      return;
    }
    for (int i = 0; i < 10; i++) {
      Observation next = new Observation(Series.INTERVAL_MILLIS * i, i, new double[0]);
      assertThat(read.observe(next).score()).isBetween(0.0, 1.0);
    }
  }

  @Example
  void aStateThatEndsEarlyIsRefused() {
    byte[] state = learned();
    for (int length = 0; length < state.length; length += 97) {
      byte[] part = java.util.Arrays.copyOf(state, length);
      assertThatThrownBy(() -> Series.read(part, StandardDetectors.kinds()))
          .isInstanceOf(IOException.class);
    }
  }

  private static byte[] learned() {
    Series series = new Series();
    series.alarms(200, new Random(3)::nextGaussian);
    return series.written();
  }
}
