package io.marram.anomaly.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.anomaly.StateException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForestDetectorsTest {

  private static final DetectorSettings SETTINGS = new DetectorSettings(7, List.of("one", "two"));

  private final Random random = new Random(3);
  private long nowMillis = 1_790_000_000_000L;

  @ParameterizedTest
  @ValueSource(strings = {"isolation-forest", "random-cut-forest"})
  void whatLiesApartIsStrangerThanWhatDoesNot(String name) {
    Detector detector = kind(name).create(SETTINGS);
    for (int i = 0; i < 500; i++) {
      detector.observe(next(random.nextGaussian()));
    }

    double usual = detector.observe(next(0.1));
    double far = detector.observe(next(30));

    assertThat(far).isGreaterThan(1.2 * usual);
    assertThat(Math.abs(detector.explain().actual())).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"isolation-forest", "random-cut-forest"})
  void aRestartChangesNothing(String name) throws IOException {
    Detector running = kind(name).create(SETTINGS);
    for (int i = 0; i < 400; i++) {
      running.observe(next(random.nextGaussian()));
    }

    Detector restarted = kind(name).read(in(written(running)), SETTINGS);

    for (int i = 0; i < 300; i++) {
      Observation observation = next(random.nextGaussian());
      assertThat(restarted.observe(observation)).isEqualTo(running.observe(observation));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"isolation-forest", "random-cut-forest"})
  void aDamagedStateIsRefused(String name) throws IOException {
    Detector detector = kind(name).create(SETTINGS);
    byte[] state = written(detector);
    state[3] = 5;

    assertThatThrownBy(() -> kind(name).read(in(state), SETTINGS))
        .isInstanceOf(StateException.class)
        .hasMessageContaining("version 5");
  }

  @Test
  void aRandomCutForestTakesNoTimeForReadingsThatComeTooFast() {
    Detector detector = kind("random-cut-forest").create(SETTINGS);
    int judged = 0;
    for (int i = 0; i < 10_000; i++) {
      nowMillis++;
      double surprise =
          detector.observe(new Observation(nowMillis, random.nextGaussian(), new double[2]));
      judged += Double.isNaN(surprise) ? 0 : 1;
    }
    assertThat(judged).isBetween(30, 100);
  }

  @Test
  void bytesThatAreNoStateOfAForestAreNotTurnedIntoObjects() throws IOException {
    ByteArrayOutputStream objects = new ByteArrayOutputStream();
    try (var out = new java.io.ObjectOutputStream(objects)) {
      out.writeObject(new java.util.HashMap<>());
    }
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(state);
    out.writeInt(1);
    out.writeInt(objects.size());
    out.write(objects.toByteArray());

    assertThatThrownBy(() -> kind("random-cut-forest").read(in(state.toByteArray()), SETTINGS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("REJECTED");
  }

  @Test
  void theDefaultEnsembleIsPartOfAll() {
    assertThat(StandardDetectors.all()).containsAll(StandardDetectors.kinds().subList(5, 6));
    assertThat(StandardDetectors.all()).extracting(DetectorKind::name).doesNotHaveDuplicates();
  }

  private Observation next(double value) {
    nowMillis += 1000;
    return new Observation(nowMillis, value, new double[] {value, -value});
  }

  private static byte[] written(Detector detector) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    detector.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static DataInputStream in(byte[] state) {
    return new DataInputStream(new ByteArrayInputStream(state));
  }

  private static DetectorKind kind(String name) {
    return StandardDetectors.all().stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
