package io.marram.converter;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A converted model that runs on PyTorch. */
final class ConvertedNetwork implements AutoCloseable {

  private final Model model;
  private final Predictor<NDList, NDList> predictor;

  private ConvertedNetwork(Model model) {
    this.model = model;
    this.predictor = model.newPredictor(new NoopTranslator());
  }

  /** PyTorch's native libraries are on the test class path for one platform only. */
  static void assumePyTorchRunsHere() {
    String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    assumeTrue(
        platform.equals("Linux amd64"),
        () -> "the golden tests need PyTorch for x86-64 Linux, this is " + platform);
  }

  static ConvertedNetwork open(Path folder, String name)
      throws IOException, MalformedModelException {
    Model model = Model.newInstance(name, "PyTorch");
    model.load(folder, name);
    return new ConvertedNetwork(model);
  }

  List<Tensor> run(Tensor input) throws TranslateException {
    try (NDManager manager = model.getNDManager().newSubManager()) {
      long[] shape = Arrays.stream(input.shape()).asLongStream().toArray();
      NDArray array = manager.create(input.values(), new Shape(shape));
      try (NDList outputs = predictor.predict(new NDList(array))) {
        List<Tensor> tensors = new ArrayList<>();
        for (NDArray output : outputs) {
          int[] sizes =
              Arrays.stream(output.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
          tensors.add(new Tensor(sizes, output.toFloatArray()));
        }
        return tensors;
      }
    }
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }
}
