package io.marram.benchmarks;

import io.marram.inference.LoadedModel;
import io.marram.inference.ModelDescriptor;
import io.marram.inference.onnx.OnnxEngine;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.NetworkException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The car detector's network alone on one thread: on PyTorch, as gateways run it, and the same
 * network on ONNX Runtime. The two take turns, so that a busy machine is as busy for one as for the
 * other; processor time tells what a run costs even then. Arguments: sizes such as 576x1024, height
 * first, both multiples of 32.
 */
public final class CarNetworkTimes {

  private static final int WARM_UP = 3;
  private static final int RUNS = 40;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final String ONNX_MODEL = "/models/cars-centernet-onnx";
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final LoadedModel model;
  private final double[] wall = new double[RUNS];
  private final double[] processor = new double[RUNS];

  private CarNetworkTimes(LoadedModel model) {
    this.model = model;
  }

  /** Measures and prints. */
  public static void main(String[] sizes) throws IOException, NetworkException {
    ModelDescriptor descriptor =
        ModelDescriptor.parse(resource(ONNX_MODEL + ".json"), ONNX_MODEL + ".json");
    try (LoadedModel pytorch = Networks.open("cars-centernet");
        LoadedModel onnx = OnnxEngine.start().load(descriptor, resource(ONNX_MODEL + ".onnx"))) {
      for (String size : sizes.length == 0 ? new String[] {"512x512", "576x1024"} : sizes) {
        List<CarNetworkTimes> turns =
            List.of(new CarNetworkTimes(pytorch), new CarNetworkTimes(onnx));
        List<FloatTensor> picture = List.of(noise(size));
        for (int run = -WARM_UP; run < RUNS; run++) {
          for (CarNetworkTimes turn : turns) {
            turn.measure(picture, run);
          }
        }
        turns.forEach(turn -> turn.print(size));
      }
    }
  }

  private void measure(List<FloatTensor> picture, int run) throws NetworkException {
    long started = System.nanoTime();
    long startedProcessor = THREADS.getCurrentThreadCpuTime();
    model.run(picture);
    if (run >= 0) {
      wall[run] = (System.nanoTime() - started) / NANOS_PER_MILLI;
      processor[run] = (THREADS.getCurrentThreadCpuTime() - startedProcessor) / NANOS_PER_MILLI;
    }
  }

  private void print(String size) {
    Arrays.sort(wall);
    Arrays.sort(processor);
    System.out.printf(
        "%-20s %-9s processor time: least %.1f, median %.1f ms; latency: least %.1f, median %.1f ms%n",
        model.descriptor().platform(),
        size,
        processor[0],
        processor[RUNS / 2],
        wall[0],
        wall[RUNS / 2]);
  }

  /** What a picture shows makes no difference. */
  private static FloatTensor noise(String size) {
    String[] extents = size.split("x");
    int height = Integer.parseInt(extents[0]);
    int width = Integer.parseInt(extents[1]);
    float[] values = new float[height * width * 3];
    Random random = new Random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(256);
    }
    return new FloatTensor(new int[] {1, height, width, 3}, values);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream stream = CarNetworkTimes.class.getResourceAsStream(name)) {
      return stream.readAllBytes();
    }
  }
}
