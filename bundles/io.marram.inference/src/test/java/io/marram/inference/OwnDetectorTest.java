package io.marram.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.cars.Detection;
import io.marram.cars.detect.DetectorException;
import io.marram.cars.detect.DetectorModel;
import io.marram.cars.detect.DetectorSettings;
import io.marram.cars.detect.NetworkDetector;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Detectors that a user brings: TorchScript and a descriptor, no code. The networks of these tests
 * call each bright square of 32 pixels a car.
 */
class OwnDetectorTest {

  /** Squares of 32 pixels in a picture of 128 x 64: their brightness, and their middles. */
  private static final String SQUARES =
      """
          p = torch.avg_pool2d(torch.mean(x, [1], True), [32, 32], [32, 32], [0, 0], False, True, None)
          s = torch.flatten(p, 1, -1)
          one = torch.ones_like(s)
          i = torch.sub(torch.cumsum(one, 1), 1)
          row = torch.floor(torch.div(i, 4))
          column = torch.sub(i, torch.mul(row, 4))
          size = torch.mul(one, 32)
          cx = torch.mul(torch.add(column, 0.5), 32)
          cy = torch.mul(torch.add(row, 0.5), 32)
      """;

  private static final String SIZES =
      "{\"name\":\"sizes\",\"type\":\"INT64\",\"shape\":[1,2],\"values\":[1,1]}";

  @TempDir private Path folder;

  private static TorchScriptEngine engine;

  @BeforeAll
  static void startEngine() {
    engine = TestEngine.start();
  }

  private Path model(String code, String result, String outputs, String parameters)
      throws IOException {
    return model("x: Tensor", code, result, outputs, parameters);
  }

  private Path model(
      String arguments, String code, String result, String outputs, String parameters)
      throws IOException {
    byte[] file = TorchScriptArchive.of(arguments, result, code);
    Files.write(folder.resolve("mine.pt"), file);
    return Files.writeString(
        folder.resolve("mine.json"),
        """
        {"name":"mine","version":"1","platform":"pytorch-torchscript","file":"mine.pt",
         "sha256":"%s",
         "inputs":[{"name":"images","type":"FP32","shape":[1,3,64,128]}],
         "outputs":[%s],
         "constants":[%s],
         "parameters":{%s,"scale":"0.00392157"}}
        """
            .formatted(
                Descriptors.sha256(file),
                outputs,
                arguments.contains("sizes") ? SIZES : "",
                parameters));
  }

  private static String output(String name, String shape) {
    return "{\"name\":\"%s\",\"type\":\"FP32\",\"shape\":[%s]}".formatted(name, shape);
  }

  private List<Detection> detect(Path descriptor) throws DetectorException {
    try (TorchScriptNetwork network = TorchScriptNetwork.open(engine, descriptor)) {
      int[] shape =
          network.descriptor().inputs().get(0).shape().stream().mapToInt(Long::intValue).toArray();
      DetectorModel model =
          DetectorModel.of(network.descriptor().name(), network.descriptor().parameters(), shape);
      return new NetworkDetector(network, model, DetectorSettings.DEFAULT)
          .detect(picture(), 0)
          .list();
    }
  }

  /** Twice as large as the input, with one white square in its third column and second row. */
  private static RgbImage picture() {
    byte[] rgb = new byte[3 * 256 * 128];
    for (int y = 64; y < 128; y++) {
      Arrays.fill(rgb, 3 * (y * 256 + 128), 3 * (y * 256 + 192), (byte) 255);
    }
    return new RgbImage(256, 128, rgb);
  }

  private static void assertFindsTheSquare(List<Detection> found) {
    assertThat(found).hasSize(1);
    assertThat(found.get(0).label()).isEqualTo("car");
    assertThat(found.get(0).score()).isBetween(0.9, 1.0);
    assertThat(found.get(0).box().left()).isEqualTo(0.5f);
    assertThat(found.get(0).box().top()).isEqualTo(0.5f);
    assertThat(found.get(0).box().right()).isEqualTo(0.75f);
    assertThat(found.get(0).box().bottom()).isEqualTo(1);
  }

  @Test
  void findsWithAYolo() throws Exception {
    Path descriptor =
        model(
            SQUARES + "    return torch.stack([cx, cy, size, size, torch.zeros_like(s), s], 1)\n",
            "Tensor",
            output("output0", "1,6,8"),
            "\"detector\":\"yolo\",\"labels\":\"person,car\"");

    assertFindsTheSquare(detect(descriptor));
  }

  @Test
  void findsWithADetectorThatGivesBoxesWholeNumbersAsLabelsAndScores() throws Exception {
    Path descriptor =
        model(
            SQUARES
                + """
                      half = torch.mul(size, 0.5)
                      sides = [torch.sub(cx, half), torch.sub(cy, half), torch.add(cx, half), torch.add(cy, half)]
                      boxes = torch.squeeze(torch.stack(sides, 2), 0)
                      return (boxes, torch.to(torch.squeeze(one, 0), 4), torch.squeeze(s, 0))
                  """,
            "Tuple[Tensor, Tensor, Tensor]",
            output("boxes", "-1,4") + "," + output("labels", "-1") + "," + output("scores", "-1"),
            "\"detector\":\"boxes\",\"labels\":\",car\"");

    assertFindsTheSquare(detect(descriptor));
  }

  @Test
  void findsWithBoxesRelativeToTheCellsOfAGridAsOfYolox() throws Exception {
    Path descriptor =
        model(
            SQUARES
                + """
                      zero = torch.zeros_like(s)
                      half = torch.mul(one, 0.5)
                      return torch.stack([half, half, zero, zero, one, zero, s], 2)
                  """,
            "Tensor",
            output("output", "1,8,7"),
            "\"detector\":\"yolox\",\"labels\":\"person,car\",\"strides\":\"32\",\"channels\":\"BGR\"");

    assertFindsTheSquare(detect(descriptor));
  }

  @Test
  void findsWithADetectorThatIsToldHowLargeThePictureIsAsRtDetr() throws Exception {
    Path descriptor =
        model(
            "x: Tensor, sizes: Tensor",
            SQUARES
                + """
                      half = torch.mul(size, 0.5)
                      sides = [torch.sub(cx, half), torch.sub(cy, half), torch.add(cx, half), torch.add(cy, half)]
                      unit = torch.reciprocal(torch.stack([torch.mul(one, 128), torch.mul(one, 64), torch.mul(one, 128), torch.mul(one, 64)], 2))
                      boxes = torch.mul(torch.mul(torch.stack(sides, 2), unit), torch.cat([sizes, sizes], 1))
                      return (torch.to(one, 4), boxes, s)
                  """,
            "Tuple[Tensor, Tensor, Tensor]",
            output("labels", "1,8")
                + ","
                + output("boxes", "1,8,4")
                + ","
                + output("scores", "1,8"),
            "\"detector\":\"boxes\",\"outputs\":\"labels,boxes,scores\",\"unit\":\"fractions\","
                + "\"labels\":\"person,car\",\"resize\":\"stretch\"");

    assertFindsTheSquare(detect(descriptor));
  }

  @Test
  void findsWithLogitsAsOfDetr() throws Exception {
    Path descriptor =
        model(
            SQUARES
                + """
                      logit = torch.mul(torch.sub(s, 0.5), 20)
                      never = torch.mul(one, -9)
                      return (torch.stack([never, logit], 2), torch.stack([cx, cy, size, size], 2))
                  """,
            "Tuple[Tensor, Tensor]",
            output("logits", "1,8,2") + "," + output("pred_boxes", "1,8,4"),
            "\"detector\":\"boxes\",\"outputs\":\"scores,boxes\",\"scores\":\"sigmoid\","
                + "\"boxes\":\"cxcywh\",\"labels\":\"person,car\"");

    assertFindsTheSquare(detect(descriptor));
  }

  @Test
  void findsWithRowsOfBoxScoreAndClass() throws Exception {
    Path descriptor =
        model(
            SQUARES
                + """
                      half = torch.mul(size, 0.5)
                      return torch.stack([torch.sub(cx, half), torch.sub(cy, half), torch.add(cx, half), torch.add(cy, half), s, one], 2)
                  """,
            "Tensor",
            output("output0", "1,8,6"),
            "\"detector\":\"boxes\",\"labels\":\"person,car\"");

    assertFindsTheSquare(detect(descriptor));
  }

  @ParameterizedTest
  @CsvSource({"yolo-yard,3,false", "yolox,80,true", "rtdetr,80,true", "torchvision,91,true"})
  void readsTheDescriptorsOfTheDocumentation(String name, int labels, boolean fileKnowsTensors)
      throws IOException {
    String example =
        Files.readString(Path.of("../../docs/examples/detector-models/" + name + ".json"))
            .replaceFirst("\\{", "{\"version\":\"1\",\"sha256\":\"" + "0".repeat(64) + "\",");

    ModelDescriptor descriptor = ModelDescriptor.parse(example.getBytes(UTF_8), "example");
    DetectorModel model =
        DetectorModel.of("example", descriptor.parameters(), new int[] {1, 3, 576, 1024});

    assertThat(descriptor.name()).isEqualTo(name);
    assertThat(model.labels()).hasSize(labels).contains("car", "truck");
    assertThat(descriptor.outputs().isEmpty()).isEqualTo(fileKnowsTensors);
  }

  @Test
  void saysWhatIsWrongWithAModelThatAnswersSomethingElse() throws Exception {
    Path descriptor =
        model(
            "    return torch.mean(x, [1], True)\n",
            "Tensor",
            output("y", "1,1,64,128"),
            "\"detector\":\"yolo\",\"labels\":\"car\"");

    assertThatThrownBy(() -> detect(descriptor))
        .isInstanceOf(DetectorException.class)
        .hasMessage(
            "model mine: the network must give [1, 5 or 6, boxes] for its 1 labels, or these"
                + " turned, gave [[1, 1, 64, 128]]");
  }
}
