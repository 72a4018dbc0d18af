package io.marram.benchmarks;

import io.marram.inference.LoadedModel;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.onnx.OnnxEngine;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.NetworkException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The car detector's network alone on one thread: on PyTorch, as gateways run it, and the same
 * network on ONNX Runtime. What the picture shows makes no difference.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(value = 1, jvmArgs = "-Xmx256m")
public class CarNetworkBenchmark {

  private static final String ONNX_MODEL = "/models/cars-centernet-onnx";

  /** Height and width of the picture; both multiples of 32. */
  @Param({"512x512", "576x1024"})
  String size;

  private LoadedModel pytorch;
  private LoadedModel onnx;
  private List<FloatTensor> input;

  @Setup
  public void open() throws IOException {
    pytorch = Networks.open("cars-centernet");
    ModelDescriptor descriptor =
        ModelDescriptor.parse(resource(ONNX_MODEL + ".json"), ONNX_MODEL + ".json");
    onnx = OnnxEngine.start().load(descriptor, resource(ONNX_MODEL + ".onnx"));
    String[] extents = size.split("x");
    int height = Integer.parseInt(extents[0]);
    int width = Integer.parseInt(extents[1]);
    float[] values = new float[height * width * 3];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(256);
    }
    input = List.of(new FloatTensor(new int[] {1, height, width, 3}, values));
  }

  @TearDown
  public void close() {
    pytorch.close();
    onnx.close();
  }

  @Benchmark
  public List<FloatTensor> pytorch() throws NetworkException {
    return pytorch.run(input);
  }

  @Benchmark
  public List<FloatTensor> onnxRuntime() throws NetworkException {
    return onnx.run(input);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream = CarNetworkBenchmark.class.getResourceAsStream(name)) {
      return stream.readAllBytes();
    }
  }
}
