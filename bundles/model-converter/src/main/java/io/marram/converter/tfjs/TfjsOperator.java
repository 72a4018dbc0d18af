package io.marram.converter.tfjs;

import io.marram.converter.graph.Constant;
import io.marram.converter.graph.ConversionException;
import io.marram.converter.graph.GraphBuilder;
import io.marram.converter.graph.Node;
import io.marram.converter.graph.Operation;
import io.marram.converter.graph.Operation.Elementwise;
import io.marram.converter.graph.Padding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Translates one node of a TensorFlow.js graph. Operations have TensorFlow's names. */
final class TfjsOperator {

  private final TfjsNode node;
  private final List<String> inputs;
  private final TfjsWeights weights;
  private final GraphBuilder graph;

  /**
   * @param inputs the values and weights that the node takes
   * @param graph what the translation is added to
   */
  TfjsOperator(TfjsNode node, List<String> inputs, TfjsWeights weights, GraphBuilder graph) {
    this.node = node;
    this.inputs = inputs;
    this.weights = weights;
    this.graph = graph;
  }

  /** Adds what the node computes and returns the name of its value. */
  String translate() {
    return switch (node.operation()) {
      case "Identity" -> inputs.get(0);
      case "Conv2D", "_FusedConv2D" -> {
        Constant kernel = kernel();
        Operation operation = new Operation.Convolution(stride(), padding());
        yield convolution(operation, kernel, kernel.shape()[0]);
      }
      case "DepthwiseConv2dNative", "FusedDepthwiseConv2dNative" -> {
        Constant kernel = depthwiseKernel();
        Operation operation = new Operation.DepthwiseConvolution(stride(), padding());
        yield convolution(operation, kernel, kernel.shape()[3]);
      }
      case "Add" -> elementwise(Elementwise.ADD);
      case "Mul" -> elementwise(Elementwise.MULTIPLY);
      case "Relu" -> elementwise(Elementwise.RELU);
      case "Relu6" -> elementwise(Elementwise.RELU6);
      case "Sigmoid" -> elementwise(Elementwise.SIGMOID);
      case "Mean" -> globalAverage();
      case "ResizeBilinear" -> doubling();
      case "ConcatV2" -> concatenation();
      default -> throw unsupported("is a " + node.operation());
    };
  }

  private String convolution(Operation operation, Constant kernel, int channels) {
    List<String> fused = node.operation().contains("Fused") ? node.texts("fused_ops") : List.of();
    boolean activated = fused.equals(List.of("BiasAdd", "Relu"));
    if (!fused.isEmpty() && !activated && !fused.equals(List.of("BiasAdd"))) {
      throw unsupported("has " + fused + " fused into it");
    }
    Constant bias =
        fused.isEmpty()
            ? new Constant(new int[] {channels}, new float[channels])
            : weights.get(inputs.get(2));
    List<String> operands =
        List.of(
            inputs.get(0),
            graph.constant(node.name() + "/kernel", kernel),
            graph.constant(node.name() + "/bias", bias));
    if (!activated) {
      return graph.add(new Node(operation, operands, node.name()));
    }
    String linear = graph.add(new Node(operation, operands, node.name() + "/linear"));
    return graph.add(new Node(Elementwise.RELU, List.of(linear), node.name()));
  }

  /** TensorFlow.js keeps kernels as [rows, columns, in, out]. */
  private Constant kernel() {
    return weights.get(inputs.get(1)).permuted(3, 0, 1, 2);
  }

  /** And depthwise kernels as [rows, columns, channels, outputs per channel]. */
  private Constant depthwiseKernel() {
    Constant kernel = weights.get(inputs.get(1));
    if (kernel.shape()[3] != 1) {
      throw unsupported("makes several channels of each");
    }
    return kernel.permuted(3, 0, 1, 2);
  }

  private int stride() {
    int[] strides = node.integers("strides");
    int[] dilations = node.integers("dilations");
    if (strides[1] != strides[2] || !Arrays.equals(dilations, new int[] {1, 1, 1, 1})) {
      throw unsupported("has no square stride or is dilated");
    }
    return strides[1];
  }

  private Padding padding() {
    return Padding.valueOf(node.text("padding"));
  }

  private String elementwise(Elementwise operation) {
    List<String> operands = new ArrayList<>();
    for (String input : inputs) {
      operands.add(weights.has(input) ? graph.constant(input, weights.get(input)) : input);
    }
    return graph.add(new Node(operation, operands, node.name()));
  }

  private String globalAverage() {
    requireNumbers(1, "reduces", 1, 2);
    if (!node.flag("keep_dims")) {
      throw unsupported("drops dimensions");
    }
    Operation average = new Operation.GlobalAverage(true);
    return graph.add(new Node(average, inputs.subList(0, 1), node.name()));
  }

  private String doubling() {
    if (node.flag("align_corners") || node.flag("half_pixel_centers")) {
      throw unsupported("aligns corners or centres");
    }
    return graph.add(new Node(new Operation.Doubling(), inputs.subList(0, 1), node.name()));
  }

  private String concatenation() {
    int last = inputs.size() - 1;
    requireNumbers(last, "joins along", 3);
    Operation concatenation = new Operation.Concatenation();
    return graph.add(new Node(concatenation, inputs.subList(0, last), node.name()));
  }

  private void requireNumbers(int input, String what, float... expected) {
    float[] numbers = weights.get(inputs.get(input)).values();
    if (!Arrays.equals(numbers, expected)) {
      throw unsupported(what + " " + Arrays.toString(numbers));
    }
  }

  private ConversionException unsupported(String what) {
    return new ConversionException("node " + node.name() + " " + what + ", which is not supported");
  }
}
