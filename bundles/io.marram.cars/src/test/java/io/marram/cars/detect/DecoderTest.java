package io.marram.cars.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.vision.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {

  private static final InputShape INPUT = new InputShape(true, false, 64, 64, 32);

  private static Candidates decode(Map<String, String> parameters, FloatTensor... outputs)
      throws DetectorException {
    Candidates found = new Candidates();
    FakeNetworks.model(parameters, 1, 64, 64, 3)
        .decoder()
        .decode(List.of(outputs), INPUT, 0.3f, found);
    return found;
  }

  private static Map<String, String> of(String kind, String... more) {
    Map<String, String> parameters =
        new java.util.HashMap<>(Map.of("detector", kind, "labels", "car,person,dog"));
    for (int i = 0; i < more.length; i += 2) {
      parameters.put(more[i], more[i + 1]);
    }
    return parameters;
  }

  /** Boxes of YOLO as columns of numbers: one row for each number. */
  private static FloatTensor turned(float[]... boxes) {
    float[] values = new float[boxes.length * boxes[0].length];
    for (int i = 0; i < boxes.length; i++) {
      for (int j = 0; j < boxes[0].length; j++) {
        values[j * boxes.length + i] = boxes[i][j];
      }
    }
    return FakeNetworks.tensor(values, 1, boxes[0].length, boxes.length);
  }

  private static FloatTensor rows(float[]... boxes) {
    float[] values = new float[boxes.length * boxes[0].length];
    for (int i = 0; i < boxes.length; i++) {
      System.arraycopy(boxes[i], 0, values, i * boxes[0].length, boxes[0].length);
    }
    return FakeNetworks.tensor(values, 1, boxes.length, boxes[0].length);
  }

  @Test
  void readsYolo8WhicheverWayItIsTurned() throws DetectorException {
    float[] car = {20, 20, 10, 20, 0.9f, 0.1f, 0};
    float[] sameCar = {21, 20, 10, 20, 0.8f, 0.1f, 0};
    float[] dog = {40, 50, 4, 6, 0, 0.1f, 0.5f};
    float[] faint = {10, 10, 4, 4, 0.2f, 0.1f, 0};

    for (FloatTensor output :
        List.of(turned(car, sameCar, dog, faint), rows(car, sameCar, dog, faint))) {
      assertThat(CandidateLines.of(decode(of("yolo"), output)))
          .containsExactlyInAnyOrder("0 0.90: 15,10 25,30", "2 0.50: 38,47 42,53");
    }
  }

  @Test
  void readsYolo5WithItsScoreThatThereIsAnything() throws DetectorException {
    float[] car = {20, 20, 10, 20, 0.9f, 0.8f, 0.1f, 0};
    float[] nothing = {20, 20, 10, 20, 0.1f, 0.9f, 0.1f, 0};

    assertThat(CandidateLines.of(decode(of("yolo"), rows(car, nothing))))
        .containsExactly("0 0.72: 15,10 25,30");
  }

  @Test
  void keepsThingsOfDifferentClassesAtOnePlace() throws DetectorException {
    float[] car = {20, 20, 10, 20, 0.9f, 0.1f, 0};
    float[] person = {20, 20, 10, 20, 0.1f, 0.9f, 0};

    assertThat(decode(of("yolo"), rows(car, person)).size()).isEqualTo(2);
  }

  @Test
  void readsYoloInFractions() throws DetectorException {
    float[] car = {0.5f, 0.5f, 0.25f, 0.5f, 0.9f, 0, 0};

    assertThat(CandidateLines.of(decode(of("yolo", "unit", "fractions"), rows(car))))
        .containsExactly("0 0.90: 24,16 40,48");
  }

  @Test
  void readsBoxesWithLabelsAndScores() throws DetectorException {
    FloatTensor boxes = FakeNetworks.tensor(new float[] {1, 2, 11, 22, 5, 6, 7, 8}, 2, 4);
    FloatTensor labels = FakeNetworks.tensor(new float[] {2, 1}, 2);
    FloatTensor scores = FakeNetworks.tensor(new float[] {0.9f, 0.2f}, 2);

    assertThat(CandidateLines.of(decode(of("boxes"), boxes, labels, scores)))
        .containsExactly("2 0.90: 1,2 11,22");
    assertThat(
            CandidateLines.of(
                decode(
                    of("boxes", "outputs", "-,scores,boxes,labels"), boxes, scores, boxes, labels)))
        .containsExactly("2 0.90: 1,2 11,22");
  }

  @Test
  void readsBoxesWithAScoreForEachClass() throws DetectorException {
    FloatTensor boxes =
        FakeNetworks.tensor(new float[] {0.25f, 0.5f, 0.5f, 1, 0, 0, 0.1f, 0.1f}, 1, 2, 4);
    FloatTensor scores =
        FakeNetworks.tensor(new float[] {0.1f, 0.7f, 0.2f, 0.1f, 0.1f, 0.1f}, 1, 2, 3);

    assertThat(
            CandidateLines.of(
                decode(of("boxes", "unit", "fractions", "boxes", "yxyx"), boxes, scores)))
        .containsExactly("1 0.70: 32,16 64,32");
  }

  @Test
  void findsNothingInNoBoxes() throws DetectorException {
    FloatTensor none = FakeNetworks.tensor(new float[0], 0, 4);
    FloatTensor empty = FakeNetworks.tensor(new float[0], 0);

    assertThat(decode(of("boxes"), none, empty, empty).size()).isZero();
    assertThat(decode(of("yolo"), FakeNetworks.tensor(new float[0], 1, 7, 0)).size()).isZero();
  }

  @Test
  void neverReportsABlankLabel() throws DetectorException {
    float[] background = {20, 20, 10, 20, 0.9f, 0.1f, 0};

    assertThat(decode(of("yolo", "labels", ",car,dog"), rows(background)).size()).isZero();
  }

  @Test
  void takesOnePeakOfAPlateau() throws DetectorException {
    float[] scores = new float[16 * 16 * 3];
    float[] sides = new float[16 * 16 * 4];
    java.util.Arrays.fill(sides, 6);
    for (int place : new int[] {5 * 16 + 5, 5 * 16 + 6, 6 * 16 + 5, 6 * 16 + 6}) {
      scores[3 * place] = 0.8f;
    }

    Candidates found =
        decode(
            of("centernet"),
            FakeNetworks.tensor(scores, 1, 16, 16, 3),
            FakeNetworks.tensor(sides, 1, 16, 16, 4));

    assertThat(CandidateLines.of(found)).containsExactly("0 0.80: 18,18 30,30");
  }

  @Test
  void readsMapsWithTheirClassesFirst() throws DetectorException {
    float[] scores = new float[3 * 16 * 16];
    scores[2 * 256 + 4 * 16 + 8] = 0.6f;
    float[] sides = new float[4 * 16 * 16];
    for (int side = 0; side < 4; side++) {
      sides[side * 256 + 4 * 16 + 8] = side + 1;
    }

    Candidates found =
        decode(
            of("centernet"),
            FakeNetworks.tensor(sides, 1, 4, 16, 16),
            FakeNetworks.tensor(scores, 1, 3, 16, 16));

    assertThat(CandidateLines.of(found)).containsExactly("2 0.60: 31,14 35,20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"centernet", "yolo", "boxes"})
  void refusesAnswersOfTheWrongShape(String kind) {
    List<List<FloatTensor>> answers =
        List.of(
            List.of(),
            List.of(FakeNetworks.tensor(new float[] {1}, new int[0])),
            List.of(FakeNetworks.tensor(new float[9], 1, 9)),
            List.of(FakeNetworks.tensor(new float[18], 2, 9, 1)),
            List.of(
                FakeNetworks.tensor(new float[48], 1, 4, 4, 3),
                FakeNetworks.tensor(new float[100], 1, 5, 5, 4)),
            List.of(FakeNetworks.tensor(new float[8], 2, 4), FakeNetworks.tensor(new float[5], 5)),
            List.of(
                FakeNetworks.tensor(new float[8], 2, 4),
                FakeNetworks.tensor(new float[2], 2),
                FakeNetworks.tensor(new float[3], 3)));
    for (List<FloatTensor> answer : answers) {
      assertThatThrownBy(() -> decode(of(kind), answer.toArray(FloatTensor[]::new)))
          .isInstanceOf(DetectorException.class)
          .hasMessageContaining("the network");
    }
  }

  @Property(tries = 200)
  void survivesAnyNumbers(@ForAll long seed) throws DetectorException {
    Random random = new Random(seed);
    float[] strange = {
      Float.NaN, Float.POSITIVE_INFINITY, -1e38f, 1e38f, -5, 0, 0.5f, 0.9f, 3, 40, 1e-40f
    };
    float[][] values = new float[4][];
    int[] lengths = {16 * 16 * 3, 16 * 16 * 4, 7 * 40, 40 * 4};
    for (int i = 0; i < 4; i++) {
      values[i] = new float[lengths[i]];
      for (int j = 0; j < lengths[i]; j++) {
        values[i][j] = strange[random.nextInt(strange.length)];
      }
    }
    List<Candidates> all = new ArrayList<>();
    all.add(
        decode(
            of("centernet"),
            FakeNetworks.tensor(values[0], 1, 16, 16, 3),
            FakeNetworks.tensor(values[1], 1, 16, 16, 4)));
    for (String scores : List.of("probability", "sigmoid")) {
      tryDecoding(all, of("yolo", "scores", scores), FakeNetworks.tensor(values[2], 1, 7, 40));
      tryDecoding(
          all,
          of("yolox", "scores", scores, "strides", "16,32"),
          FakeNetworks.tensor(java.util.Arrays.copyOf(values[0], 160), 1, 20, 8));
      tryDecoding(
          all,
          of("boxes", "scores", scores),
          FakeNetworks.tensor(values[3], 40, 4),
          FakeNetworks.tensor(java.util.Arrays.copyOf(values[0], 120), 40, 3));
      tryDecoding(
          all,
          of("boxes", "scores", scores),
          FakeNetworks.tensor(java.util.Arrays.copyOf(values[0], 120), 1, 20, 6));
    }
    for (Candidates found : all) {
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.score(i)).isBetween(0.3f, 1f);
        assertThat(found.right(i)).isGreaterThan(found.left(i)).isFinite();
        assertThat(found.bottom(i)).isGreaterThan(found.top(i)).isFinite();
      }
    }
  }

  /** Numbers that cannot be scores may be refused as a whole. */
  private static void tryDecoding(
      List<Candidates> all, Map<String, String> parameters, FloatTensor... outputs) {
    try {
      all.add(decode(parameters, outputs));
    } catch (DetectorException e) {
      assertThat(e).hasMessageMatching("(?s)(the network's scores must be|none of the).*");
    }
  }
}
