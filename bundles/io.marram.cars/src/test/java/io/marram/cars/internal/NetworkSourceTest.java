package io.marram.cars.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.LabelFilter;
import io.marram.cars.area.AreaText;
import io.marram.cars.area.Polygon;
import io.marram.cars.area.Stall;
import io.marram.cars.count.StallState;
import io.marram.cars.detect.DetectorSettings;
import io.marram.networks.FakeEngine;
import io.marram.networks.NotReadyException;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkSourceTest {

  private static final RgbImage PICTURE = new RgbImage(64, 64, new byte[3 * 64 * 64]);

  private final FakeEngine engine = new FakeEngine();
  private final NetworkSource source =
      new NetworkSource(() -> engine, "mine", DetectorSettings.DEFAULT, LabelFilter.VEHICLES);

  @BeforeEach
  void install() {
    engine.models.put(
        "mine",
        input ->
            List.of(
                new FloatTensor(new int[] {1, 4}, new float[] {16, 16, 32, 32}),
                new FloatTensor(new int[] {1}, new float[] {1}),
                new FloatTensor(new int[] {1}, new float[] {0.75f})));
    engine.parameters = Map.of("detector", "boxes", "labels", "person,car");
  }

  @Test
  void anyModelOfTheEngineThatSaysHowItAnswersIsADetector() throws Exception {
    Detections found = source.ready().detect(PICTURE, 17);

    assertThat(found.timeMillis()).isEqualTo(17);
    assertThat(found.list()).hasSize(1);
    assertThat(found.list().get(0).label()).isEqualTo("car");
    assertThat(found.list().get(0).score()).isEqualTo(0.75);
  }

  @Test
  void stallsOfASinglePictureCanBeLookedAtMoreClosely() throws Exception {
    StallLook look =
        new StallLook(
            AreaText.parse(
                    "stall A: 0.2,0.2 0.6,0.2 0.6,0.6 0.2,0.6\n"
                        + "stall B: 0.7,0.7 0.9,0.7 0.9,0.9 0.7,0.9")
                .stalls(),
            LabelFilter.VEHICLES,
            source);

    assertThat(look.states(PICTURE).orElseThrow())
        .extracting(StallState::stall)
        .containsExactly("A", "B");
    assertThat(
            new StallLook(
                    List.of(new Stall("A", Polygon.of(new Box(0, 0, 1, 1)))),
                    LabelFilter.VEHICLES,
                    () -> null)
                .states(PICTURE))
        .isEmpty();
  }

  @Test
  void readsWhatAModelSaysOfItselfOnceUntilItSaysOtherwise() throws Exception {
    AtomicInteger readings = new AtomicInteger();
    Object labels =
        new Object() {
          @Override
          public String toString() {
            readings.incrementAndGet();
            return "person,car";
          }
        };
    engine.parameters = Map.of("detector", "boxes", "labels", labels);
    source.ready();
    int once = readings.get();

    source.ready();
    source.closer(LabelFilter.VEHICLES);

    assertThat(readings).hasPositiveValue().hasValue(once);
    engine.parameters = Map.of("detector", "boxes", "labels", "car,person");
    assertThat(source.ready().detect(PICTURE, 17).list())
        .extracting(Detection::label)
        .containsExactly("person");
  }

  @Test
  void saysWhatIsMissing() {
    engine.parameters = Map.of("labels", "car");
    assertThatThrownBy(source::ready)
        .isInstanceOf(NotReadyException.class)
        .hasMessageStartingWith("model mine: ")
        .hasMessageContaining("detector");
    engine.parameters = Map.of("detector", "boxes", "labels", "cat,dog");
    assertThatThrownBy(source::ready)
        .isInstanceOf(NotReadyException.class)
        .hasMessage("model mine finds nothing of what is asked for, only cat, dog");
    engine.models.clear();
    assertThatThrownBy(source::ready)
        .isInstanceOf(NotReadyException.class)
        .hasMessage("the inference engine has no model mine");
    assertThatThrownBy(
            () ->
                new NetworkSource(
                        () -> null, "mine", DetectorSettings.DEFAULT, LabelFilter.VEHICLES)
                    .ready())
        .isInstanceOf(NotReadyException.class);
  }
}
