package io.marram.cars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.vision.geometry.Box;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetectionsTest {

  private static final Box BOX = new Box(0.1f, 0.1f, 0.2f, 0.2f);

  @Test
  void answersThatAreNoDetectionsAreLeftOut() {
    assertThat(Detection.ofPixels(Float.NaN, 0, 10, 10, 100, 100, "car", 0.5)).isEmpty();
    assertThat(Detection.ofPixels(0, 0, Float.POSITIVE_INFINITY, 10, 100, 100, "car", 0.5))
        .isEmpty();
    assertThat(Detection.ofPixels(20, 0, 10, 10, 100, 100, "car", 0.5)).isEmpty();
    assertThat(Detection.ofPixels(120, 0, 130, 10, 100, 100, "car", 0.5)).isEmpty();
    assertThat(Detection.ofPixels(0, 0, 10, 10, 100, 100, "car", Double.NaN)).isEmpty();
  }

  @Test
  void boxInPixelsIsCutToThePicture() {
    assertThat(Detection.ofPixels(-10, 20, 50, 120, 100, 100, "car", 0.5))
        .contains(new Detection(new Box(0, 0.2f, 0.5f, 1), "car", 0.5));
  }

  @Test
  void detectionThatCannotBeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Detection(new Box(0.5f, 0.5f, 1.5f, 0.7f), "car", 0.5))
        .withMessageStartingWith("box must lie in the picture (0 to 1), was ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Detection(new Box(0.5f, 0.5f, 0.5f, 0.7f), "car", 0.5))
        .withMessageStartingWith("box must have an area, was ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Detection(BOX, " ", 0.5))
        .withMessage("label must have 1 to 64 characters, was \" \"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Detection(BOX, "car", Double.NaN))
        .withMessage("score must be from 0 to 1, was NaN");
  }

  @Test
  void ofManyDetectionsTheBestAreKept() {
    List<Detection> many =
        IntStream.range(0, 1000)
            .mapToObj(number -> new Detection(BOX, "car", number / 1000.0))
            .toList();

    List<Detection> kept = new Detections(0, many).list();

    assertThat(kept).hasSize(Detections.MOST);
    assertThat(kept.get(0).score()).isEqualTo(0.999);
    assertThat(kept.get(299).score()).isEqualTo(0.7);
  }

  @Test
  void oneCarHasOneBox() {
    Detection car = new Detection(new Box(0.1f, 0.1f, 0.4f, 0.3f), "car", 0.8);
    Detection sameAsTruck = new Detection(new Box(0.11f, 0.1f, 0.42f, 0.31f), "truck", 0.6);
    Detection itsFront = new Detection(new Box(0.1f, 0.15f, 0.2f, 0.3f), "car", 0.4);
    Detection another = new Detection(new Box(0.35f, 0.1f, 0.65f, 0.3f), "car", 0.5);

    Detections picture = new Detections(7, List.of(sameAsTruck, itsFront, another, car));

    assertThat(DuplicateSuppression.DEFAULT.apply(picture))
        .isEqualTo(new Detections(7, List.of(car, another)));
  }

  @Test
  void carIsNotTakenForTheLampsOnIt() {
    Detection car = new Detection(new Box(0.1f, 0.1f, 0.4f, 0.3f), "car", 0.4);
    Detection lamps = new Detection(new Box(0.15f, 0.15f, 0.3f, 0.3f), "traffic light", 0.5);
    Detections picture = new Detections(7, List.of(car, lamps));

    assertThat(DuplicateSuppression.DEFAULT.apply(picture).list()).containsExactly(lamps);
    assertThat(DuplicateSuppression.DEFAULT.apply(picture, Set.of("car")).list())
        .containsExactly(car);
  }

  @Test
  void faintCarDoesNotHideWhatIsFarClearer() {
    Detection car = new Detection(new Box(0.15f, 0.15f, 0.3f, 0.3f), "car", 0.15);
    Detection phone = new Detection(new Box(0.1f, 0.1f, 0.4f, 0.3f), "cell phone", 0.5);

    assertThat(
            DuplicateSuppression.DEFAULT
                .apply(new Detections(7, List.of(car, phone)), Set.of("car"))
                .list())
        .containsExactly(phone);
  }

  @Test
  void labelsAreChosenOrLeftOut() {
    assertThat(LabelFilter.VEHICLES.accepts("truck")).isTrue();
    assertThat(LabelFilter.VEHICLES.accepts("boat")).isFalse();
    assertThat(LabelFilter.ANYTHING_ON_WHEELS.accepts("boat")).isTrue();
    assertThat(LabelFilter.ANYTHING_ON_WHEELS.accepts("person")).isFalse();
  }

  @Test
  void suppressionBeyondOneIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DuplicateSuppression(0.5f, Float.NaN))
        .withMessage("overSmaller must be from 0 to 1, was NaN");
  }
}
