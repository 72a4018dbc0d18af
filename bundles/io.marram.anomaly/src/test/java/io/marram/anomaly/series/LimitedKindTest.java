package io.marram.anomaly.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.anomaly.Sample;
import io.marram.anomaly.Verdict;
import io.marram.anomaly.detector.Detector;
import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.detector.DetectorSettings;
import io.marram.anomaly.detector.Explanation;
import io.marram.anomaly.detector.Observation;
import io.marram.anomaly.detector.StandardDetectors;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LimitedKindTest {

  private final Counting all = new Counting("all");
  private final Counting pumps = new Counting("pumps");
  private final SeriesKinds kinds =
      new SeriesKinds(
          List.of(), List.of(all), List.of(new LimitedKind(pumps, Set.of("pump", "p-7"))));
  private final AnomalyMonitor monitor =
      new AnomalyMonitor(10, SeriesSettings.standard(), kinds, SeriesMemory.NONE);
  private long timeMillis = 1_700_000_000_000L;

  @Test
  void watchesSensorsOfItsTypesAndIdsOnly() {
    observe("a", "pump", 5);
    observe("p-7", "", 3);
    observe("b", "valve", 100);
    observe("pumps", "", 100);

    assertThat(pumps.values).hasSize(8);
    assertThat(all.values).hasSize(208);
  }

  @Test
  void comesAndGoesWhileOthersGoOn() {
    observe("a", "pump", 5);
    monitor.use(new SeriesKinds(List.of(), List.of(all)));
    observe("a", "pump", 5);
    monitor.use(kinds);
    observe("a", "pump", 5);

    assertThat(pumps.values).hasSize(10);
    assertThat(all.values).hasSize(15);
    assertThat(pumps.begun).as("it goes on where it was").isEqualTo(1);
    assertThat(all.begun).isEqualTo(1);
  }

  @Test
  void leavesOtherSensorsAsTheyAreWhenItComes() {
    monitor.use(new SeriesKinds(List.of(), List.of(all)));
    observe("b", "valve", 5);
    monitor.use(kinds);
    observe("b", "valve", 5);

    assertThat(all.continued).isZero();
  }

  @Test
  void followsASensorWhoseTypeBecomesKnown() {
    observe("a", "", 5);
    observe("a", "pump", 5);

    assertThat(pumps.values).hasSize(5);
    assertThat(all.values).hasSize(10);
  }

  @Test
  void theStandardDetectorsWatchSensorsForWhichThereIsNoneElse() {
    SeriesKinds only =
        new SeriesKinds(List.of(), List.of(), List.of(new LimitedKind(pumps, Set.of("pump"))));

    assertThat(only.of("a", "pump").detectors()).containsExactly(pumps);
    assertThat(only.of("b", "valve").detectors())
        .extracting(DetectorKind::name)
        .containsExactlyElementsOf(
            StandardDetectors.kinds().stream().map(DetectorKind::name).toList());
  }

  @Test
  void detectorsThatHaveNothingToSayKeepTheStandardOnesFromNothing() {
    List<LimitedKind> silent = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      silent.add(new LimitedKind(new Counting("silent-" + i, Double.NaN), Set.of("a")));
    }
    AnomalyMonitor withSilent =
        new AnomalyMonitor(
            10,
            SeriesSettings.standard(),
            new SeriesKinds(List.of(), StandardDetectors.kinds(), silent),
            SeriesMemory.NONE);

    for (int i = 0; i < 1000; i++) {
      Sample sample = new Sample(timeMillis + 1000L * i, i * 37 % 101);
      assertThat(withSilent.observe("a", sample).state())
          .isEqualTo(withSilent.observe("b", sample).state());
    }
    assertThat(withSilent.observe("a", new Sample(timeMillis + 2_000_000, 50)).state())
        .isEqualTo(Verdict.State.READY);
  }

  private void observe(String sensor, String type, int readings) {
    for (int i = 0; i < readings; i++) {
      timeMillis += 1000;
      monitor.observe(sensor, type, new Sample(timeMillis, i % 7));
    }
  }

  /** Counts what its detectors are told. */
  private static final class Counting implements DetectorKind, Detector {

    private final String name;
    private final double surprise;
    private final List<Double> values = new ArrayList<>();
    private int begun;
    private int continued;

    Counting(String name) {
      this(name, 1);
    }

    Counting(String name, double surprise) {
      this.name = name;
      this.surprise = surprise;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Detector create(DetectorSettings settings) {
      begun++;
      return this;
    }

    @Override
    public Detector read(DataInput in, DetectorSettings settings) throws IOException {
      in.readInt();
      continued++;
      return this;
    }

    @Override
    public double observe(Observation observation) {
      values.add(observation.value());
      return surprise;
    }

    @Override
    public Explanation explain() {
      return new Explanation("value", Double.NaN, Double.NaN);
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeInt(1);
    }
  }
}
