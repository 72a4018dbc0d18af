package io.marram.cars.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.vision.tensor.FloatTensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers as the detectors of other projects give them, in an input of 64 x 64. */
class OwnFormatsTest {

  private static final InputShape INPUT = new InputShape(true, true, 64, 64, 32);

  private static List<String> decode(Map<String, String> more, FloatTensor... outputs)
      throws DetectorException {
    Map<String, String> parameters = new HashMap<>(Map.of("labels", "car,person,dog"));
    parameters.putAll(more);
    Candidates found = new Candidates();
    FakeNetworks.model(parameters, 1, 3, 64, 64)
        .decoder()
        .decode(List.of(outputs), INPUT, 0.3f, found);
    return CandidateLines.of(found);
  }

  private static FloatTensor tensor(int[] shape, float... values) {
    return new FloatTensor(shape, values);
  }

  private static int[] shape(int... extents) {
    return extents;
  }

  /** An answer of YOLOX: 64 + 16 + 4 cells, and one box that is relative to one of them. */
  private static FloatTensor yolox(int cell, float... box) {
    float[] values = new float[84 * 8];
    System.arraycopy(box, 0, values, 8 * cell, 8);
    return tensor(shape(1, 84, 8), values);
  }

  @Test
  void yoloxGivesBoxesRelativeToCellsOfThreeGrids() throws DetectorException {
    Map<String, String> parameters = Map.of("detector", "yolox");
    float two = (float) Math.log(2);

    assertThat(decode(parameters, yolox(8 + 2, 0.5f, 0.5f, two, 0, 0.9f, 0.1f, 0.8f, 0)))
        .containsExactly("1 0.72: 12,8 28,16");
    assertThat(decode(parameters, yolox(64 + 4 + 2, 0.5f, 0.5f, two, 0, 0.9f, 0.1f, 0.8f, 0)))
        .containsExactly("1 0.72: 24,16 56,32");
    assertThat(decode(parameters, yolox(64 + 16 + 3, 0, 0, two, 0, 0.9f, 0.1f, 0.8f, 0)))
        .containsExactly("1 0.72: 0,16 64,48");
  }

  @Test
  void yoloxMayHaveGridsOfItsOwn() throws DetectorException {
    float[] values = new float[4 * 8];
    System.arraycopy(new float[] {0.5f, 0.5f, 0, 0, 1, 1, 0, 0}, 0, values, 8, 8);

    assertThat(decode(Map.of("detector", "yolox", "strides", "32"), tensor(shape(1, 4, 8), values)))
        .containsExactly("0 1.00: 32,0 64,32");
    assertThatThrownBy(() -> decode(Map.of("detector", "yolox"), tensor(shape(1, 4, 8), values)))
        .hasMessage(
            "the network must give a box for each of the 84 cells of an input of 64 x 64 and"
                + " strides 8, 16, 32, gave 4: set parameter strides");
    assertThatThrownBy(
            () -> decode(Map.of("detector", "yolox"), tensor(shape(1, 84, 7), new float[588])))
        .hasMessage(
            "the network must give [1, 8, boxes] for its 3 labels, or these turned, gave"
                + " [[1, 84, 7]]");
  }

  @Test
  void detrGivesLogitsAndBoxesInFractions() throws DetectorException {
    Map<String, String> parameters =
        Map.of(
            "detector", "boxes",
            "outputs", "scores,boxes",
            "boxes", "cxcywh",
            "unit", "fractions",
            "scores", "sigmoid");
    FloatTensor boxes = tensor(shape(1, 2, 4), 0.5f, 0.5f, 0.25f, 0.5f, 0.1f, 0.1f, 0.1f, 0.1f);

    assertThat(decode(parameters, tensor(shape(1, 2, 3), -4, 1.5f, 0, -5, -6, -1), boxes))
        .containsExactly("1 0.82: 24,16 40,48");
  }

  @Test
  void detrMayHaveAClassForNothing() throws DetectorException {
    Map<String, String> parameters =
        Map.of(
            "detector", "boxes",
            "labels", "-,car,-,person,-",
            "outputs", "scores,boxes",
            "boxes", "cxcywh",
            "unit", "fractions",
            "scores", "softmax");
    FloatTensor boxes = tensor(shape(1, 2, 4), 0.5f, 0.5f, 0.25f, 0.5f, 0.1f, 0.1f, 0.1f, 0.1f);

    assertThat(decode(parameters, tensor(shape(1, 2, 5), -9, 10, -9, 9, 9, 0, 0, 0, 0, 9), boxes))
        .containsExactly("1 0.58: 24,16 40,48");
  }

  @Test
  void anExportWithSuppressionGivesRowsOfBoxScoreAndClass() throws DetectorException {
    FloatTensor rows =
        tensor(shape(1, 3, 6), 10, 20, 30, 40, 0.9f, 2, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 0.2f, 1);

    assertThat(decode(Map.of("detector", "boxes"), rows)).containsExactly("2 0.90: 10,20 30,40");
  }

  @Test
  void rowsMayHaveAnotherOrderAndMore() throws DetectorException {
    assertThat(
            decode(
                Map.of("detector", "boxes", "outputs", "labels,scores,boxes"),
                tensor(shape(2, 6), 1, 0.8f, 10, 20, 30, 40, -1, 0, 0, 0, 0, 0)))
        .containsExactly("1 0.80: 10,20 30,40");
    assertThat(
            decode(
                Map.of("detector", "boxes", "outputs", "-,boxes,scores,labels", "boxes", "yxyx"),
                tensor(shape(1, 1, 7), 0, 10, 20, 30, 40, 0.7f, 2)))
        .containsExactly("2 0.70: 20,10 40,30");
  }

  @Test
  void ssdCountsItsClassesFromOneAndSaysHowManyBoxesThereAre() throws DetectorException {
    assertThat(
            decode(
                Map.of(
                    "detector", "boxes",
                    "labels", "-,person,bicycle,car",
                    "outputs", "boxes,labels,scores,-",
                    "boxes", "yxyx",
                    "unit", "fractions"),
                tensor(shape(1, 2, 4), 0.25f, 0.5f, 0.5f, 1, 0, 0, 0, 0),
                tensor(shape(1, 2), 3, 1),
                tensor(shape(1, 2), 0.6f, 0),
                tensor(shape(1), 1)))
        .containsExactly("3 0.60: 32,16 64,32");
  }

  @Test
  void saysWhatTheScoresAre() {
    assertThatThrownBy(
            () ->
                decode(
                    Map.of("detector", "boxes"),
                    tensor(shape(1, 4), 1, 2, 30, 40),
                    tensor(shape(1, 3), 1.5f, -4, -4)))
        .hasMessage(
            "the network's scores must be from 0 to 1, one was 1.5: if they are logits, say so"
                + " with parameter scores (sigmoid or softmax)");
  }

  @Test
  void saysWhatMayBeWrongWhenNoBoxMakesSense() {
    float[] boxes = new float[12];
    Arrays.fill(boxes, 0.5f);

    assertThatThrownBy(
            () ->
                decode(
                    Map.of("detector", "boxes", "boxes", "cxcywh"),
                    tensor(shape(3, 4), boxes),
                    tensor(shape(3), 0, 0, 0),
                    tensor(shape(3), 0.9f, 0.9f, 0.9f)))
        .hasMessage(
            "none of the 3 boxes that the network is sure of has 2 pixels of the 64 x 64 input, the"
                + " last is [0.25, 0.25, 0.75, 0.75]: check parameters detector, boxes and unit");
  }

  @Test
  void saysWhichShapesItExpects() {
    assertThatThrownBy(
            () ->
                decode(
                    Map.of("detector", "boxes", "outputs", "scores,boxes"),
                    tensor(shape(1, 2, 4), new float[8]),
                    tensor(shape(1, 2, 4), new float[8])))
        .hasMessage(
            "the network must give scores [n, 3], boxes [n, 4], or rows [n, 7] of these, gave"
                + " [[1, 2, 4], [1, 2, 4]]: parameter outputs says what each is, and parameter"
                + " labels has 3 names");
  }

  @Test
  void refusesASoftmaxOfOneScore() {
    assertThatThrownBy(
            () ->
                decode(
                    Map.of(
                        "detector",
                        "boxes",
                        "outputs",
                        "boxes,scores,labels",
                        "scores",
                        "softmax")))
        .hasMessageContaining("parameter scores may be softmax only where there is a score for");
  }

  @Test
  void refusesStridesThatAreNone() {
    for (String strides : List.of("8,-16", "8,,16", "many", "1000")) {
      assertThatThrownBy(() -> decode(Map.of("detector", "yolox", "strides", strides)))
          .hasMessageContaining("parameter strides must be");
    }
  }
}
