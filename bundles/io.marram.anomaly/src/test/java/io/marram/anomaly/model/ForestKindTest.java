package io.marram.anomaly.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marram.anomaly.StateException;
import io.marram.anomaly.detector.Detector;
import io.marram.anomaly.detector.DetectorSettings;
import io.marram.anomaly.detector.Explanation;
import io.marram.anomaly.detector.Observation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForestKindTest {

  private static final DetectorSettings SERIES =
      new DetectorSettings(1, List.of("deviation", "mean", "rate of change"));

  private final List<String> problems = new ArrayList<>();
  private ForestKind kind;

  @BeforeEach
  void read() throws Exception {
    TrainedForest forest = ForestReader.read(ForestReaderTest.resource("forest.json"));
    kind = new ForestKind("pump", forest, problems::add);
  }

  @Test
  void scoresTheFeaturesThatTheForestNamesAndTheValueItself() {
    Detector detector = kind.create(SERIES);

    assertThat(detector.observe(observation(20, 0.3, Double.NaN, 0)))
        .isCloseTo(kind.forest().score(new double[] {20, 0, 0.3}), within(0.0));
    assertThat(detector.observe(observation(40, 2, Double.NaN, 15))).isGreaterThan(0.65);
    assertThat(problems).isEmpty();
  }

  @Test
  void saysWhichFeatureIsStrangeAndWhatIsUsual() {
    Detector detector = kind.create(SERIES);
    detector.observe(observation(20, 0.3, 20, 15));

    Explanation why = detector.explain();

    assertThat(why.feature()).isEqualTo("rate of change");
    assertThat(why.actual()).isEqualTo(15);
    assertThat(why.expected()).isCloseTo(0, within(0.1));
  }

  @Test
  void saysNothingWhileAFeatureOrTheValueIsMissing() {
    Detector detector = kind.create(SERIES);

    assertThat(detector.observe(observation(20, Double.NaN, 20, 0))).isNaN();
    assertThat(detector.observe(observation(Double.NaN, 0.3, 20, 0))).isNaN();
    assertThat(detector.observe(observation(20, 0.3, 20, 0))).isNotNaN();
  }

  @Test
  void reportsFeaturesThatThereAreNotAndSaysNothing() {
    Detector detector = kind.create(new DetectorSettings(1, List.of("mean")));

    assertThat(detector.observe(new Observation(0, 20, new double[] {1}))).isNaN();
    assertThat(detector.explain().expected()).isNaN();
    assertThat(problems)
        .containsExactly("there are no features [rate of change, deviation], only [mean]");
  }

  @Test
  void goesOnAfterARestart() throws Exception {
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    kind.create(SERIES).write(new DataOutputStream(state));

    Detector detector =
        kind.read(new DataInputStream(new ByteArrayInputStream(state.toByteArray())), SERIES);

    assertThat(detector.observe(observation(20, 0.3, 20, 0))).isNotNaN();
  }

  @Test
  void refusesTheStateOfALaterVersion() {
    DataInputStream later = new DataInputStream(new ByteArrayInputStream(new byte[] {0, 0, 0, 2}));

    assertThatThrownBy(() -> kind.read(later, SERIES))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("version 2");
  }

  private static Observation observation(double value, double deviation, double mean, double rate) {
    return new Observation(0, value, new double[] {deviation, mean, rate});
  }
}
