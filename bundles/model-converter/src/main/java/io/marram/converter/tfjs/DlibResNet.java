package io.marram.converter.tfjs;

import io.marram.converter.graph.Constant;
import io.marram.converter.graph.Graph;
import io.marram.converter.graph.GraphBuilder;
import io.marram.converter.graph.Operation.AveragePool;
import io.marram.converter.graph.Operation.Convolution;
import io.marram.converter.graph.Operation.Dense;
import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Operation.GlobalAverage;
import io.marram.converter.graph.Operation.MaximumPool;
import io.marram.converter.graph.Operation.PadAfter;
import io.marram.converter.graph.Padding;
import io.marram.converter.graph.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * dlib's face recognition network (dlib_face_recognition_resnet_model_v1: a ResNet of 29
 * convolutions, 150x150 RGB 0..255 to 128 numbers). face-api has its weights for TensorFlow.js; the
 * order of the layers is rebuilt here. The learnt scale and shift after each convolution are folded
 * into its kernel and bias.
 */
public final class DlibResNet {

  private static final int INPUT_SIZE = 150;
  private static final float[] MEAN_RGB = {122.782f, 117.001f, 104.298f};
  private static final float[] FULL_SCALE = {255};

  private final TfjsWeights weights;
  private final GraphBuilder graph =
      new GraphBuilder("image", Window.UNKNOWN, INPUT_SIZE, INPUT_SIZE, 3);

  /** Edge of the picture in pixels after the last layer. */
  private int size = INPUT_SIZE;

  private int channels = 3;

  private DlibResNet(TfjsWeights weights) {
    this.weights = weights;
  }

  /** Reads the weights that a manifest of TensorFlow.js describes and builds the network. */
  public static Graph read(Path manifest) throws IOException {
    return new DlibResNet(TfjsWeights.read(manifest)).build();
  }

  private Graph build() {
    String x = normalised("image");
    x = relu(convolution(x, "conv32_down", 2, Padding.VALID));
    x = graph.node(new MaximumPool(3, 2, Padding.VALID), x);
    size = new Window(3, 2, Padding.VALID).outputs(size);
    x = blocks(x, "conv32", 3);
    x = blocks(halving(x, "conv64_down"), "conv64", 3);
    x = blocks(halving(x, "conv128_down"), "conv128", 2);
    x = blocks(halving(x, "conv256_down"), "conv256", 2);
    x = halving(x, "conv256_down_out");
    x = graph.node(new GlobalAverage(false), x);
    Constant dense = weights.get("fc").permuted(1, 0);
    x = graph.node(new Dense(), x, graph.constant("fc", dense));
    return graph.build(List.of(x));
  }

  private String normalised(String image) {
    String mean = graph.constant("mean", new Constant(new int[] {3}, MEAN_RGB));
    String scale = graph.constant("scale", new Constant(new int[] {1}, FULL_SCALE));
    return graph.node(Elementwise.DIVIDE, graph.node(Elementwise.SUBTRACT, image, mean), scale);
  }

  private String blocks(String x, String prefix, int count) {
    String result = x;
    for (int i = 1; i <= count; i++) {
      result = residual(result, prefix + "_" + i);
    }
    return result;
  }

  private String residual(String x, String name) {
    String y = relu(convolution(x, name + "/conv1", 1, Padding.SAME));
    y = convolution(y, name + "/conv2", 1, Padding.SAME);
    return relu(graph.node(Elementwise.ADD, y, x));
  }

  /** A block that halves the picture; the shortcut is averaged and gets empty channels. */
  private String halving(String x, String name) {
    int channelsBefore = channels;
    int sizeBefore = size;
    String y = relu(convolution(x, name + "/conv1", 2, Padding.VALID));
    int branchSize = size;
    y = convolution(y, name + "/conv2", 1, Padding.SAME);
    String shortcut = graph.node(new AveragePool(2, 2), x);
    size = new Window(2, 2, Padding.VALID).outputs(sizeBefore);
    int missing = size - branchSize;
    if (missing > 0) {
      y = graph.node(new PadAfter(missing, missing, 0), y);
    }
    if (channels > channelsBefore) {
      shortcut = graph.node(new PadAfter(0, 0, channels - channelsBefore), shortcut);
    }
    return relu(graph.node(Elementwise.ADD, shortcut, y));
  }

  private String convolution(String x, String name, int stride, Padding padding) {
    // TensorFlow.js keeps kernels as [rows, columns, in, out].
    Constant kernel = weights.get(name + "/conv/filters").permuted(3, 0, 1, 2);
    float[] bias = weights.get(name + "/conv/bias").values().clone();
    float[] scale = weights.get(name + "/scale/weights").values();
    float[] shift = weights.get(name + "/scale/biases").values();
    float[] values = kernel.values().clone();
    int perOutput = values.length / bias.length;
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale[i / perOutput];
    }
    for (int out = 0; out < bias.length; out++) {
      bias[out] = bias[out] * scale[out] + shift[out];
    }
    channels = bias.length;
    size = new Window(kernel.shape()[1], stride, padding).outputs(size);
    return graph.node(
        new Convolution(stride, padding),
        x,
        graph.constant(name + "/kernel", new Constant(kernel.shape(), values)),
        graph.constant(name + "/bias", new Constant(new int[] {bias.length}, bias)));
  }

  private String relu(String x) {
    return graph.node(Elementwise.RELU, x);
  }
}
