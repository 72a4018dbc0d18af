package io.marram.cars.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.cars.LabelFilter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorModelTest {

  private static final int[] SQUARE = {1, 640, 640, 3};

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      Map<String, String> changes, int... shape) {
    Map<String, String> parameters = new HashMap<>(Map.of("detector", "yolo", "labels", "car,bus"));
    parameters.putAll(changes);
    return assertThatThrownBy(() -> DetectorModel.of("mine", parameters, shape))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsWhatIsNeededAndFillsInTheRest() {
    DetectorModel model =
        DetectorModel.of("mine", Map.of("detector", "yolo", "labels", "car, bus,"), SQUARE);

    assertThat(model.name()).isEqualTo("mine");
    assertThat(model.labels()).containsExactly("car", "bus", "");
    assertThat(model.leastScore()).isEqualTo(0.3);
    assertThat(model.input()).isEqualTo(new InputShape(true, false, 640, 640, 32));
  }

  @Test
  void takesParametersOfAnyTypeByTheirText() {
    DetectorModel model =
        DetectorModel.of(
            "mine",
            Map.of("detector", "yolo", "labels", "car", "threshold", 0.25, "other", true),
            new int[] {-1, 3, 384, 640});

    assertThat(model.leastScore()).isEqualTo(0.25);
    assertThat(model.input()).isEqualTo(new InputShape(true, true, 640, 384, 32));
  }

  @Test
  void reportsOnlyWhatAFilterAccepts() {
    DetectorModel model =
        DetectorModel.of("mine", Map.of("detector", "yolo", "labels", "person,car,dog"), SQUARE);

    assertThat(model.reporting(LabelFilter.VEHICLES).labels()).containsExactly("", "car", "");
    assertThatThrownBy(() -> model.reporting(new LabelFilter(Set.of("boat"), Set.of())))
        .hasMessage("model mine finds nothing of what is asked for, only person, car, dog");
  }

  @Test
  void saysWhichKindsOfDetectorsThereAre() {
    assertThatThrownBy(() -> DetectorModel.of("mine", Map.of("labels", "car"), SQUARE))
        .hasMessage(
            "model mine: parameter detector must be centernet, yolo, yolox or boxes, is missing");
    assertRefused(Map.of("detector", "ssd"), SQUARE)
        .hasMessage(
            "model mine: parameter detector must be one of centernet, yolo, yolox, boxes, was \"ssd\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labels|''|must name the classes",
        "threshold|2|must be a number from 0 to 1",
        "stall.threshold|0|must be above 0",
        "stall.threshold|1.5|must be a number from 0 to 1",
        "threshold|NaN|must be a number from 0 to 1",
        "overlap|much|must be a number from 0 to 1",
        "mean|1,2|must be one number or three",
        "scale|1/255|must be one number or three",
        "scale|Infinity|must be one number or three",
        "resize|crop|must be one of letterbox, corner, stretch",
        "channels|GRB|must be one of RGB, BGR",
        "scores|softmax|must be probability or sigmoid",
        "scores|logit|must be one of probability, sigmoid, softmax",
        "layout|CHWN|layout must be NHWC or NCHW",
        "step|0|step must be from 1 to 512",
        "step|8.5|must be a whole number",
        "boxes|ltrb|must be one of cxcywh, xyxy, yxyx",
        "unit|percent|must be one of pixels, fractions",
      })
  void saysWhichParameterIsWrong(String key, String value, String complaint) {
    assertRefused(Map.of(key, value), SQUARE)
        .hasMessageStartingWith("model mine: ")
        .hasMessageContaining(complaint);
  }

  @Test
  void saysWhatIsWrongWithTheInput() {
    assertRefused(Map.of(), 1, 640).hasMessageContaining("must be one picture of shape");
    assertRefused(Map.of(), 1, 640, 640).hasMessageContaining("must have three colours");
    assertRefused(Map.of(), 4, 640, 640, 3).hasMessageContaining("must be one picture of shape");
    assertRefused(Map.of(), 1, 640, 640, 1).hasMessageContaining("must have three colours");
    assertRefused(Map.of("layout", "NCHW"), SQUARE).hasMessageContaining("must have three colours");
    assertRefused(Map.of(), 1, 0, 640, 3).hasMessageContaining("height must be from 1 to 8192");
    assertRefused(Map.of(), 1, 640, 100_000, 3).hasMessageContaining("width must be from 1");
    assertRefused(Map.of(), 1, 8000, 8000, 3).hasMessageContaining("at most 20000000 pixels");
  }

  @Test
  void refusesLabelsThatNoDetectionMayHave() {
    assertRefused(Map.of("labels", "x".repeat(65)), SQUARE)
        .hasMessageContaining("a label must have at most 64 characters");
    assertRefused(Map.of("labels", "x,".repeat(10_001)), SQUARE)
        .hasMessageContaining("must have at most 10000");
  }

  @Test
  void refusesOutputsThatDoNotMakeBoxes() {
    for (String outputs : new String[] {"boxes", "boxes,boxes,scores", "boxes,scores,sizes"}) {
      assertRefused(Map.of("detector", "boxes", "outputs", outputs), SQUARE)
          .hasMessageContaining("parameter outputs must name boxes and scores once each");
    }
  }

  @Test
  void refusesACenterNetWhoseOutputsCouldNotBeToldApart() {
    assertRefused(Map.of("detector", "centernet", "labels", "a,b,c,d"), SQUARE)
        .hasMessageContaining("exactly four labels");
  }
}
