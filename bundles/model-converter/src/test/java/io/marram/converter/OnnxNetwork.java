package io.marram.converter;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A converted model that runs on ONNX Runtime. */
final class OnnxNetwork implements AutoCloseable {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  private OnnxNetwork(byte[] model) throws OrtException {
    this.session = environment.createSession(model);
  }

  /** ONNX Runtime's jar has native libraries for the usual platforms, not for all. */
  static void assumeOnnxRuntimeRunsHere() {
    String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
    assumeTrue(
        List.of("Linux amd64", "Linux aarch64").contains(platform),
        () -> "the golden tests need ONNX Runtime for Linux, this is " + platform);
  }

  static OnnxNetwork open(Path file) throws OrtException, IOException {
    return new OnnxNetwork(Files.readAllBytes(file));
  }

  /** The outputs in the model's order. */
  List<Tensor> run(String inputName, Tensor input) throws OrtException {
    long[] shape = Arrays.stream(input.shape()).asLongStream().toArray();
    List<Tensor> outputs = new ArrayList<>();
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.values()), shape);
        OrtSession.Result result = session.run(Map.of(inputName, tensor))) {
      for (int i = 0; i < result.size(); i++) {
        OnnxTensor output = (OnnxTensor) result.get(i);
        int[] sizes =
            Arrays.stream(output.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
        outputs.add(new Tensor(sizes, output.getFloatBuffer().array()));
      }
    }
    return outputs;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
