package io.marram.cars.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.cars.Detections;
import io.marram.cars.LabelFilter;
import io.marram.cars.detect.FakeNetworks.Brightest;
import io.marram.vision.image.RgbImage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class StillDetectorTest {

  private final Brightest network = new Brightest();

  private StillDetector detector(int... inputShape) {
    return new StillDetector(
        network, FakeNetworks.model("centernet", inputShape), LabelFilter.VEHICLES);
  }

  @Test
  void looksMoreAndMoreClosely() throws DetectorException {
    RgbImage picture = FakeNetworks.rectangle(1280, 720, 320, 180, 640, 360);

    List<Look> looks = detector(FakeNetworks.FREE).look(picture, 0.01);

    assertThat(looks).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(looks.get(i).size(0.01))
          .isCloseTo(new double[] {70, 92, 120}[i], Percentage.withPercentage(6));
      assertThat(looks.get(i).detections()).hasSize(1);
    }
  }

  @Test
  void looksAtPartsIfTheInputHasItsSize() throws DetectorException {
    RgbImage picture = FakeNetworks.rectangle(1024, 512, 500, 100, 600, 200);

    List<Look> looks = detector(1, 512, 512, 3).look(picture, 0.01);

    assertThat(looks).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(looks.get(i).size(0.01))
          .isBetween(0.9 * new double[] {70, 92, 120}[i], 1.5 * new double[] {70, 92, 120}[i]);
      assertThat(looks.get(i).detections()).hasSize(1);
    }
    assertThat(network.shapes)
        .allSatisfy(shape -> assertThat(shape).containsExactly(1, 512, 512, 3));
  }

  @Test
  void looksOnceIfAFixedInputShowsThingsLargeEnough() throws DetectorException {
    List<Look> looks = detector(1, 512, 512, 3).look(FakeNetworks.grey(1024, 512), 0.1);

    assertThat(looks).hasSize(1);
    assertThat(looks.get(0).pixels()).isEqualTo(512 * 256);
  }

  @Test
  void looksAtABearableNumberOfParts() throws DetectorException {
    List<Look> looks = detector(1, 64, 64, 3).look(FakeNetworks.grey(1024, 768), 1e-9);

    assertThat(looks).hasSize(1);
    assertThat(network.shapes).hasSizeBetween(10, 17);
  }

  @Test
  void looksWithinBoundsHoweverSmallOrLargeThingsAre() throws DetectorException {
    detector(FakeNetworks.FREE).look(FakeNetworks.grey(640, 480), 1);
    detector(FakeNetworks.FREE).look(FakeNetworks.grey(640, 480), 1e-12);

    assertThat(network.shapes).hasSize(2);
    assertThat(network.shapes.get(0)).containsExactly(1, 224, 288, 3);
    assertThat(network.shapes.get(1)).containsExactly(1, 2112, 2816, 3);
    assertThatThrownBy(
            () -> detector(FakeNetworks.FREE).look(FakeNetworks.grey(64, 64), Double.NaN))
        .hasMessage("area must be above 0, was NaN");
  }

  @Test
  void reportsOnlyWhatIsAskedFor() throws DetectorException {
    RgbImage picture = FakeNetworks.rectangle(1280, 720, 320, 180, 640, 360);
    StillDetector people =
        new StillDetector(
            network,
            FakeNetworks.model("centernet", FakeNetworks.FREE),
            new LabelFilter(Set.of("person"), Set.of()));

    assertThat(people.look(picture, 0.01))
        .allSatisfy(look -> assertThat(look.detections()).isEmpty());
  }

  @Test
  void keepsEveryNameOfAThingAndMoreThingsThanAPictureCounts() throws DetectorException {
    int things = 2 * Detections.MOST;
    float[] boxes = new float[4 * things];
    float[] labels = new float[things];
    float[] scores = new float[things];
    for (int i = 0; i < things; i++) {
      int place = i / 2;
      boxes[4 * i] = place % 20 * 5;
      boxes[4 * i + 1] = place / 20 * 5;
      boxes[4 * i + 2] = place % 20 * 5 + 4;
      boxes[4 * i + 3] = place / 20 * 5 + 4;
      labels[i] = i % 2;
      scores[i] = 0.1f;
    }
    StillDetector still =
        new StillDetector(
            input ->
                List.of(
                    FakeNetworks.tensor(boxes, things, 4),
                    FakeNetworks.tensor(labels, things),
                    FakeNetworks.tensor(scores, things)),
            FakeNetworks.model(Map.of("detector", "boxes", "labels", "car,truck"), 1, 100, 100, 3),
            LabelFilter.VEHICLES);

    List<Look> looks = still.look(FakeNetworks.grey(100, 100), 2);

    assertThat(looks.get(0).detections()).hasSize(things);
  }
}
