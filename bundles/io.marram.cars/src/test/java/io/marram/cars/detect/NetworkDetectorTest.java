package io.marram.cars.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.detect.FakeNetworks.Brightest;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.NetworkException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NetworkDetectorTest {

  private static final Offset<Float> PIXELS = Offset.offset(0.006f);

  private final Brightest network = new Brightest();

  private Detections detect(DetectorModel model, DetectorSettings settings, RgbImage picture)
      throws DetectorException {
    return new NetworkDetector(network, model, settings).detect(picture, 1_000);
  }

  private static void assertBox(Detection found, float left, float top, float right, float bottom) {
    assertThat(found.box().left()).isCloseTo(left, PIXELS);
    assertThat(found.box().top()).isCloseTo(top, PIXELS);
    assertThat(found.box().right()).isCloseTo(right, PIXELS);
    assertThat(found.box().bottom()).isCloseTo(bottom, PIXELS);
  }

  @Test
  void findsACarWhereItIs() throws DetectorException {
    RgbImage picture = FakeNetworks.rectangle(1280, 720, 320, 180, 640, 360);

    Detections found =
        detect(
            FakeNetworks.model("centernet", FakeNetworks.FREE), DetectorSettings.DEFAULT, picture);

    assertThat(found.timeMillis()).isEqualTo(1_000);
    assertThat(found.list()).hasSize(1);
    assertThat(found.list().get(0).label()).isEqualTo("car");
    assertThat(found.list().get(0).score()).isCloseTo(0.8, Offset.offset(1e-6));
    assertBox(found.list().get(0), 0.25f, 0.25f, 0.5f, 0.5f);
    assertThat(network.shapes).containsExactly(new int[] {1, 576, 1024, 3});
  }

  @Test
  void keepsThePicturesShapeWhereTheInputIsFree() throws DetectorException {
    DetectorModel model = FakeNetworks.model("centernet", FakeNetworks.FREE);

    detect(model, DetectorSettings.DEFAULT, FakeNetworks.grey(640, 480));
    detect(model, DetectorSettings.DEFAULT, FakeNetworks.grey(480, 640));
    detect(model, DetectorSettings.DEFAULT.withInputPixels(128 * 128), FakeNetworks.grey(50, 50));
    detect(model, DetectorSettings.DEFAULT, FakeNetworks.grey(3000, 1));

    assertThat(network.shapes)
        .containsExactly(
            new int[] {1, 672, 896, 3},
            new int[] {1, 896, 672, 3},
            new int[] {1, 128, 128, 3},
            new int[] {1, 32, 8192, 3});
  }

  @Test
  void putsAPictureOfAnotherShapeInTheMiddleOfAFixedInput() throws DetectorException {
    RgbImage picture = FakeNetworks.rectangle(400, 200, 100, 50, 300, 100);
    DetectorModel model = FakeNetworks.model("centernet", 1, 256, 256, 3);

    Detections found = detect(model, DetectorSettings.DEFAULT, picture);

    assertBox(found.list().get(0), 0.25f, 0.25f, 0.75f, 0.5f);
  }

  @Test
  void stretchesAPictureIfTheModelWasTrainedSo() throws DetectorException {
    RgbImage picture = FakeNetworks.rectangle(400, 200, 100, 50, 300, 100);
    DetectorModel model =
        FakeNetworks.model(
            Map.of("detector", "centernet", "labels", "car,person,dog", "resize", "stretch"),
            1,
            256,
            256,
            3);

    Detections found = detect(model, DetectorSettings.DEFAULT, picture);

    assertBox(found.list().get(0), 0.25f, 0.25f, 0.75f, 0.5f);
  }

  @Test
  void looksAtTilesAndReportsACarOnBordersOnce() throws DetectorException {
    RgbImage picture = FakeNetworks.rectangle(1280, 720, 500, 300, 800, 420);
    DetectorSettings tiled =
        new DetectorSettings(OptionalDouble.empty(), 576 * 1024, new Tiling(2, 2, 0.1));

    Detections found = detect(FakeNetworks.model("centernet", FakeNetworks.FREE), tiled, picture);

    assertThat(network.shapes).hasSize(5);
    assertThat(found.list()).hasSize(1);
    assertBox(found.list().get(0), 500 / 1280f, 300 / 720f, 800 / 1280f, 420 / 720f);
  }

  @Test
  void takesTheSettingsScoreBeforeTheModels() throws DetectorException {
    RgbImage picture = FakeNetworks.rectangle(1280, 720, 320, 180, 640, 360);
    DetectorModel model = FakeNetworks.model("centernet", FakeNetworks.FREE);

    assertThat(detect(model, DetectorSettings.DEFAULT.withLeastScore(0.9), picture).list())
        .isEmpty();
    assertThat(detect(model, DetectorSettings.DEFAULT.withLeastScore(0.7), picture).list())
        .hasSize(1);
  }

  @Test
  void saysWhichNetworkFailed() {
    NetworkDetector detector =
        new NetworkDetector(
            input -> {
              throw new NetworkException("cars", "it was closed");
            },
            FakeNetworks.model("centernet", FakeNetworks.FREE),
            DetectorSettings.DEFAULT);

    assertThatThrownBy(() -> detector.detect(FakeNetworks.grey(64, 64), 0))
        .isInstanceOf(DetectorException.class)
        .hasMessage("network cars: it was closed");
  }

  @Test
  void givesTheNetworkNormalizedColoursInItsOwnOrder() throws DetectorException {
    float[][] seen = new float[1][];
    DetectorModel model =
        FakeNetworks.model(
            Map.of("detector", "yolo", "labels", "car", "mean", "0,100,200", "scale", "1,0.5,0.1"),
            1,
            3,
            32,
            32);
    NetworkDetector detector =
        new NetworkDetector(
            input -> {
              assertThat(input.shape()).containsExactly(1, 3, 32, 32);
              seen[0] = input.values().clone();
              return List.of(new FloatTensor(new int[] {1, 5, 0}, new float[0]));
            },
            model,
            DetectorSettings.DEFAULT);

    detector.detect(FakeNetworks.grey(64, 32), 0);

    int plane = 32 * 32;
    int margin = 0;
    int middle = 16 * 32 + 16;
    assertThat(at(seen[0], margin, plane)).containsExactly(114f, 7f, -8.6f);
    assertThat(at(seen[0], middle, plane)).containsExactly(128f, 14f, -7.2f);
  }

  @Test
  void putsBlueFirstAndThePictureInTheCornerIfTheModelWasTrainedSo() throws DetectorException {
    float[][] seen = new float[1][];
    DetectorModel model =
        FakeNetworks.model(
            Map.of(
                "detector",
                "yolox",
                "labels",
                "car",
                "strides",
                "32",
                "channels",
                "BGR",
                "mean",
                "0,100,200",
                "resize",
                "corner"),
            3,
            32,
            32);
    byte[] red = new byte[3 * 64 * 32];
    for (int i = 0; i < red.length; i += 3) {
      red[i] = (byte) 255;
    }
    NetworkDetector detector =
        new NetworkDetector(
            input -> {
              assertThat(input.shape()).containsExactly(3, 32, 32);
              seen[0] = input.values().clone();
              return List.of(
                  new FloatTensor(
                      new int[] {1, 1, 6},
                      new float[] {
                        0.5f, 0.25f, (float) Math.log(0.5), (float) Math.log(0.25), 1, 0.9f
                      }));
            },
            model,
            DetectorSettings.DEFAULT);

    Detections found = detector.detect(new RgbImage(64, 32, red), 0);

    int plane = 32 * 32;
    assertThat(at(seen[0], 0, plane)).containsExactly(-200, -100, 255);
    assertThat(at(seen[0], 31 * 32, plane)).containsExactly(-86, 14, 114);
    assertBox(found.list().get(0), 0.25f, 0.25f, 0.75f, 0.75f);
  }

  private static float[] at(float[] values, int place, int plane) {
    float[] colours = {values[place], values[place + plane], values[place + 2 * plane]};
    for (int i = 0; i < 3; i++) {
      colours[i] = Math.round(colours[i] * 1000) / 1000f;
    }
    return colours;
  }

  @Test
  void ignoresAnswersThatAreNoBoxes() throws DetectorException {
    float nan = Float.NaN;
    float[] boxes = {
      nan,
      0,
      10,
      10,
      0,
      0,
      Float.POSITIVE_INFINITY,
      10,
      20,
      20,
      10,
      10,
      -500,
      -500,
      -400,
      -400,
      5,
      5,
      5,
      5,
      2,
      2,
      10,
      10,
      2,
      2,
      10,
      10,
      -1e30f,
      -1e30f,
      1e30f,
      1e30f
    };
    float[] labels = {0, 0, 0, 0, 0, nan, -3, 1};
    float[] scores = {0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f, 0.9f};
    Detections found =
        new NetworkDetector(
                input ->
                    List.of(
                        FakeNetworks.tensor(boxes, 8, 4),
                        FakeNetworks.tensor(labels, 8),
                        FakeNetworks.tensor(scores, 8)),
                FakeNetworks.model("boxes", 1, 64, 64, 3),
                DetectorSettings.DEFAULT)
            .detect(FakeNetworks.grey(64, 64), 0);

    assertThat(found.list()).hasSize(1);
    assertBox(found.list().get(0), 0, 0, 1, 1);
  }

  @Test
  void isNotImpressedByATorrentOfBoxes() throws DetectorException {
    int count = 100_000;
    float[] boxes = new float[4 * count];
    float[] scores = new float[3 * count];
    Arrays.fill(scores, 0.5f);
    for (int i = 0; i < count; i++) {
      int x = i % 400;
      int y = i / 400 % 250;
      System.arraycopy(new float[] {x, y, x + 2, y + 2}, 0, boxes, 4 * i, 4);
    }
    Detections found =
        new NetworkDetector(
                input ->
                    List.of(
                        FakeNetworks.tensor(boxes, 1, count, 4),
                        FakeNetworks.tensor(scores, 1, count, 3)),
                FakeNetworks.model("boxes", 1, 256, 512, 3),
                DetectorSettings.DEFAULT)
            .detect(FakeNetworks.grey(512, 256), 0);

    assertThat(found.list()).hasSize(Detections.MOST);
  }
}
