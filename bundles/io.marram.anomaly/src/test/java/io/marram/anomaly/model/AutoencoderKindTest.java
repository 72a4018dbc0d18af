package io.marram.anomaly.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.anomaly.StateException;
import io.marram.anomaly.detector.Detector;
import io.marram.anomaly.detector.DetectorSettings;
import io.marram.anomaly.detector.Explanation;
import io.marram.anomaly.detector.Observation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AutoencoderKindTest {

  private static final DetectorSettings SERIES = new DetectorSettings(1, List.of());
  private static final int WINDOW = 8;
  private static final int EVERY = 4;

  private final SplittableRandom random = new SplittableRandom(3);
  private final List<float[]> seen = new ArrayList<>();

  /** Gives back constants only. */
  private final Autoencoder constants =
      window -> {
        seen.add(window);
        float[] constant = new float[window.length];
        double sum = 0;
        for (float value : window) {
          sum += value;
        }
        Arrays.fill(constant, (float) (sum / window.length));
        return Optional.of(constant);
      };

  @Test
  void runsTheNetworkOnceInSoManyReadings() {
    Detector detector = kind(constants, Optional.empty()).create(SERIES);

    observe(detector, 100);

    assertThat(seen).hasSize(1 + (100 - WINDOW) / EVERY).allMatch(window -> window.length == 8);
  }

  @Test
  void measuresTheErrorByWhatIsUsual() {
    Detector detector = kind(constants, Optional.empty()).create(SERIES);

    List<Double> usual = observe(detector, 400);
    List<Double> strange = observe(detector, 30, EVERY);

    assertThat(usual.subList(0, 40)).allMatch(surprise -> surprise.isNaN());
    assertThat(spoken(usual)).hasSizeGreaterThan(80).allMatch(surprise -> surprise < 3);
    assertThat(spoken(strange)).hasSize(1).allMatch(surprise -> surprise > 10);
  }

  @Test
  void saysWhichValueOfTheWindowIsStrange() {
    Detector detector = kind(constants, Optional.empty()).create(SERIES);
    observe(detector, 400);

    detector.observe(new Observation(0, 80, new double[0]));
    observe(detector, 3);

    Explanation why = detector.explain();
    assertThat(why.feature()).isEqualTo("value 3 readings ago");
    assertThat(why.actual()).isEqualTo(80);
    assertThat(why.expected()).isBetween(20.0, 35.0);
  }

  @Test
  void measuresValuesByTheStatisticsOfTheTrainingIfThereAreSome() {
    Detector detector = kind(constants, Optional.of(new Scale(10, 2))).create(SERIES);

    for (int i = 0; i < WINDOW; i++) {
      detector.observe(new Observation(i, 10 + i, new double[0]));
    }
    observe(detector, 1e40, 4);

    assertThat(seen.get(0)).containsExactly(0, 0.5f, 1, 1.5f, 2, 2.5f, 3, 3.5f);
    assertThat(seen.get(1)).endsWith(1000, 1000, 1000, 1000);
  }

  @Test
  void learnsTheScaleOfEachSeriesOtherwise() {
    Detector detector = kind(constants, Optional.empty()).create(SERIES);

    observe(detector, 2000);

    float[] last = seen.get(seen.size() - 1);
    for (float value : last) {
      assertThat(value).isBetween(-5f, 5f);
    }
  }

  @Test
  void aConstantSeriesIsNoSurprise() {
    Detector detector = kind(constants, Optional.empty()).create(SERIES);

    assertThat(spoken(observe(detector, 7, 200))).hasSizeGreaterThan(30).containsOnly(0.0);
  }

  @Test
  void missingValuesMoveNothing() {
    Detector detector = kind(constants, Optional.empty()).create(SERIES);
    observe(detector, WINDOW - 1);

    assertThat(observe(detector, Double.NaN, 50)).containsOnly(Double.NaN);
    assertThat(seen).isEmpty();
    observe(detector, 1);
    assertThat(seen).hasSize(1);
  }

  @Test
  void saysNothingWhileTheNetworkIsAway() {
    List<Optional<float[]>> answers = new ArrayList<>();
    Autoencoder coming =
        window -> answers.isEmpty() ? constants.reconstruct(window) : Optional.empty();
    Detector detector = kind(coming, Optional.empty()).create(SERIES);
    observe(detector, 200);

    answers.add(Optional.empty());
    assertThat(observe(detector, 100)).containsOnly(Double.NaN);
    assertThat(detector.explain().expected()).isNaN();
    answers.clear();
    assertThat(spoken(observe(detector, 100))).hasSize(25);
  }

  @Test
  void goesOnAfterARestartAsIfNothingHadHappened() throws IOException {
    AutoencoderKind kind = kind(constants, Optional.empty());
    for (int before : new int[] {0, 3, WINDOW, 57, 411}) {
      Detector detector = kind.create(SERIES);
      observe(detector, before);
      Detector restarted = read(kind, state(detector));

      for (int i = 0; i < 100; i++) {
        Observation observation = next();
        Double expected = detector.observe(observation);
        assertThat(restarted.observe(observation)).isEqualTo(expected);
        assertThat(restarted.explain().feature()).isNotEmpty();
      }
    }
  }

  @Test
  void learnsAnewWithOtherWeightsOrAnotherWindow() throws IOException {
    Detector detector = kind(constants, Optional.empty()).create(SERIES);
    observe(detector, 400);
    byte[] state = state(detector);
    AutoencoderSettings larger = new AutoencoderSettings(WINDOW + 1, EVERY, Optional.empty());

    Detector updated = read(kind(constants, "pump/2.0.0"), state);
    Detector wider = read(new AutoencoderKind("pump", larger, constants, "pump/1.0.0"), state);

    assertThat(observe(updated, 40)).containsOnly(Double.NaN);
    assertThat(observe(wider, 40)).containsOnly(Double.NaN);
  }

  @Test
  void refusesStateThatIsDamagedOrOfALaterVersion() throws IOException {
    AutoencoderKind kind = kind(constants, Optional.empty());
    Detector detector = kind.create(SERIES);
    observe(detector, 400);
    byte[] state = state(detector);

    byte[] later = state.clone();
    later[3] = 2;
    assertThatThrownBy(() -> read(kind, later))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("version 2");
    for (int length = 0; length < state.length; length += 7) {
      byte[] half = Arrays.copyOf(state, length);
      assertThatThrownBy(() -> read(kind, half))
          .isInstanceOfAny(EOFException.class, StateException.class);
    }
    for (int i = 0; i < state.length; i++) {
      byte[] damaged = state.clone();
      damaged[i] ^= (byte) 0xff;
      try {
        observe(read(kind, damaged), 20);
      } catch (IOException e) {
        assertThat(e.toString()).isNotEmpty();
      }
    }
  }

  private AutoencoderKind kind(Autoencoder autoencoder, Optional<Scale> scale) {
    return new AutoencoderKind(
        "pump", new AutoencoderSettings(WINDOW, EVERY, scale), autoencoder, "pump/1.0.0");
  }

  private AutoencoderKind kind(Autoencoder autoencoder, String edition) {
    AutoencoderSettings settings = new AutoencoderSettings(WINDOW, EVERY, Optional.empty());
    return new AutoencoderKind("pump", settings, autoencoder, edition);
  }

  private Observation next() {
    return new Observation(0, 20 + random.nextDouble(), new double[0]);
  }

  private List<Double> observe(Detector detector, int readings) {
    List<Double> surprises = new ArrayList<>();
    for (int i = 0; i < readings; i++) {
      surprises.add(detector.observe(next()));
    }
    return surprises;
  }

  private static List<Double> observe(Detector detector, double value, int readings) {
    List<Double> surprises = new ArrayList<>();
    for (int i = 0; i < readings; i++) {
      surprises.add(detector.observe(new Observation(0, value, new double[0])));
    }
    return surprises;
  }

  private static List<Double> spoken(List<Double> surprises) {
    return surprises.stream().filter(surprise -> !surprise.isNaN()).toList();
  }

  private static byte[] state(Detector detector) throws IOException {
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    detector.write(new DataOutputStream(state));
    return state.toByteArray();
  }

  private static Detector read(AutoencoderKind kind, byte[] state) throws IOException {
    return kind.read(new DataInputStream(new ByteArrayInputStream(state)), SERIES);
  }
}
